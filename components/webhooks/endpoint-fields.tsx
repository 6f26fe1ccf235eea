import { Field } from "@/components/ui/form/field";
import type { FormState } from "@/lib/actions/form-state";
import { EventBoxes } from "./event-boxes";

export interface EndpointDetails {
  url: string;
  description: string;
  eventTypes: readonly string[];
}

interface EndpointFieldsProps {
  state: FormState;
  /** As they are now. */
  endpoint?: EndpointDetails;
}

export function EndpointFields({ state, endpoint }: EndpointFieldsProps) {
  const { fields, values } = state;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="url"
          type="url"
          label="Address"
          hint="It starts with https:// and can be reached from the internet."
          placeholder="https://hooks.example.com/igny8"
          required
          maxLength={2000}
          error={fields?.url}
          defaultValue={values?.url ?? endpoint?.url}
        />
        <Field
          name="description"
          label="Description"
          hint="What receives the events."
          optional
          maxLength={200}
          error={fields?.description}
          defaultValue={values?.description ?? endpoint?.description}
        />
      </div>
      <EventBoxes state={state} eventTypes={endpoint?.eventTypes ?? ["*"]} />
    </>
  );
}
