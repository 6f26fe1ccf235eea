import { SelectField } from "@/components/ui/form/field";
import { Options } from "@/components/ui/form/options";
import type { FormAction } from "@/lib/actions/form-state";
import { EndpointAct } from "./endpoint-act";

const BACK = [
  ["1", "the last hour"],
  ["24", "the last day"],
  ["168", "the last week"],
  ["720", "the last 30 days"],
] as const;

/** After an outage: everything that has not arrived, in one go. */
export function ReplayMissedForm({ action, endpointId }: { action: FormAction; endpointId: number }) {
  return (
    <EndpointAct
      action={action}
      sends={{ endpoint_id: endpointId }}
      variant="secondary"
      awaitsAnswer
      asks={
        <SelectField name="hours" label="Send again what didn't arrive in" defaultValue="24">
          <Options of={BACK} />
        </SelectField>
      }
    >
      Send what it missed
    </EndpointAct>
  );
}
