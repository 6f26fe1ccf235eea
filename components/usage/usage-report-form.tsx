import { Button } from "@/components/ui/form/button";
import { Field, SelectField } from "@/components/ui/form/field";
import { Options } from "@/components/ui/form/options";
import { PAGE_GROUPS, RANGES, type UsageReportQuery } from "@/lib/usage/report/page-query";
import { GROUP_WORDS, RANGE_WORDS } from "@/lib/usage/report/usage-words";

/** A plain GET form: each report has an address, and needs no JavaScript. */
export function UsageReportForm({ query: { name, by, range } }: { query: UsageReportQuery }) {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  return (
    <form action="/usage#report" className="my-4 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-5">
      <SelectField name="range" label="Range" defaultValue={name}>
        <Options of={RANGES.map((each) => [each, RANGE_WORDS[each]])} />
      </SelectField>
      <SelectField name="by" label="By" defaultValue={by}>
        <Options of={PAGE_GROUPS.map((each) => [each, GROUP_WORDS[each]])} />
      </SelectField>
      <Field name="since" type="date" label="First day (own dates)" defaultValue={day(range.from)} />
      <Field
        name="until"
        type="date"
        label="Last day (own dates)"
        defaultValue={day(new Date(range.to.getTime() - 1))}
      />
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </form>
  );
}
