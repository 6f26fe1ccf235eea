import { Button, LinkButton } from "@/components/ui/form/button";
import { Field, SelectField } from "@/components/ui/form/field";
import { type ActivityFilter, activityFilterParams } from "@/lib/team/activity/activity-filter";
import { ACTIVITY_GROUPS } from "@/lib/team/activity/activity-words";

interface ActivityFiltersProps {
  filter: ActivityFilter;
  members: readonly { userId: number; name: string }[];
}

/** A plain GET form: each answer has an address, and needs no JavaScript. */
export function ActivityFilters({ filter, members }: ActivityFiltersProps) {
  const set = activityFilterParams(filter);
  return (
    <form action="/activity" className="mb-5 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-5">
      <SelectField name="group" label="About" defaultValue={set.group ?? ""}>
        <option value="">Everything</option>
        {Object.entries(ACTIVITY_GROUPS).map(([group, words]) => (
          <option key={group} value={group}>
            {words}
          </option>
        ))}
      </SelectField>
      <SelectField name="by" label="By" defaultValue={set.by ?? ""}>
        <option value="">Anybody</option>
        {members.map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
      </SelectField>
      <Field name="from" type="date" label="From (UTC)" defaultValue={set.from} />
      <Field name="to" type="date" label="To (UTC)" defaultValue={set.to} />
      <div className="flex gap-2">
        <Button type="submit" variant="secondary">
          Filter
        </Button>
        <LinkButton href="/activity" variant="ghost">
          Clear
        </LinkButton>
      </div>
    </form>
  );
}
