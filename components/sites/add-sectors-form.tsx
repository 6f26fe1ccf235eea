"use client";

import { Checkbox } from "@/components/ui/form/checkbox";
import { Field } from "@/components/ui/form/field";
import { FormError, FormSuccess } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";

export interface TemplateGroup {
  industry: string;
  templates: { id: number; name: string }[];
  isOpen: boolean;
}

interface AddSectorsFormProps {
  siteId: number;
  /** How many more the plan allows. */
  room: number;
  groups: TemplateGroup[];
  action: FormAction;
}

/** Templates to tick, grouped by industry, and a name of one's own. */
export function AddSectorsForm({ siteId, room, groups, action }: AddSectorsFormProps) {
  const [state, formAction] = useFormAction(action);
  const ticked = tickedIn(state, "template", []);
  return (
    <form action={formAction} className="space-y-4" noValidate>
      <FormError error={state.error} />
      <FormSuccess message={state.ok && state.message} />
      <input type="hidden" name="site_id" value={siteId} />
      <fieldset className="space-y-2">
        <legend className="mb-2 font-medium">
          Choose from templates <span className="font-normal text-muted">· room for {room} more</span>
        </legend>
        {groups.filter(isOpen).map((group) => (
          <TemplateChoice key={group.industry} group={group} ticked={ticked} />
        ))}
        <OtherIndustries
          groups={groups.filter((group) => !isOpen(group))}
          isAll={!groups.some(isOpen)}
          ticked={ticked}
        />
      </fieldset>
      <Field
        name="name"
        label="Or name your own"
        placeholder="Sourdough baking"
        maxLength={80}
        error={state.fields?.name ?? state.fields?.template}
        defaultValue={state.values?.name}
      />
      <SubmitButton variant="secondary" pendingLabel="Adding…">
        Add sectors
      </SubmitButton>
    </form>
  );
}

type Ticked = readonly string[];

const isOpen = (group: TemplateGroup) => group.isOpen;

/** Folded away where the site's own industry comes first; all there is where it has none. */
function OtherIndustries({
  groups,
  isAll,
  ticked,
}: {
  groups: TemplateGroup[];
  isAll: boolean;
  ticked: Ticked;
}) {
  const choices = groups.map((group) => (
    <TemplateChoice key={group.industry} group={group} ticked={ticked} />
  ));
  if (isAll) return choices;
  return (
    <details>
      <summary className="w-fit rounded-control py-1 text-muted underline underline-offset-4">
        Templates of other industries
      </summary>
      <div className="mt-2 space-y-2">{choices}</div>
    </details>
  );
}

function TemplateChoice({ group, ticked }: { group: TemplateGroup; ticked: Ticked }) {
  const { industry, templates, isOpen } = group;
  return (
    <details open={isOpen} className="rounded-control border border-border">
      <summary className="rounded-control px-3 py-2 font-medium hover:bg-sunken">{industry}</summary>
      <div className="grid gap-2 px-3 pt-1 pb-3 sm:grid-cols-2">
        {templates.map(({ id, name }) => (
          <Checkbox
            key={id}
            name="template"
            value={id}
            label={name}
            defaultChecked={ticked.includes(String(id))}
          />
        ))}
      </div>
    </details>
  );
}
