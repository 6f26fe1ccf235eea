import { SelectField } from "@/components/ui/form/field";
import { FilterForm } from "@/components/ui/form/filter-form";
import { Options } from "@/components/ui/form/options";
import { type ActivityFilter, activityFilterParams } from "@/lib/team/activity/activity-filter";
import { ACTIVITY_GROUPS } from "@/lib/team/activity/activity-words";

interface ActivityFiltersProps {
  filter: ActivityFilter;
  members: readonly { userId: number; name: string }[];
}

export function ActivityFilters({ filter, members }: ActivityFiltersProps) {
  const set = activityFilterParams(filter);
  return (
    <FilterForm action="/activity" from={set.from} to={set.to}>
      <SelectField name="group" label="About" defaultValue={set.group ?? ""}>
        <option value="">Everything</option>
        <Options of={Object.entries(ACTIVITY_GROUPS)} />
      </SelectField>
      <SelectField name="by" label="By" defaultValue={set.by ?? ""}>
        <option value="">Anybody</option>
        <Options of={members.map(({ userId, name }) => [userId, name])} />
      </SelectField>
    </FilterForm>
  );
}
