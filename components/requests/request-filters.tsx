import { Field, SelectField } from "@/components/ui/form/field";
import { FilterForm } from "@/components/ui/form/filter-form";
import { Options } from "@/components/ui/form/options";
import { LOGGED_METHODS, requestFilterParams } from "@/lib/request-log/input";
import type { RequestFilter } from "@/lib/request-log/queries";

const STATUSES = ["200", "201", "400", "401", "402", "403", "404", "409", "429", "500", "503"];

interface RequestFiltersProps {
  filter: RequestFilter;
  keys: { id: number; name: string }[];
}

export function RequestFilters({ filter, keys }: RequestFiltersProps) {
  const said = requestFilterParams(filter);
  return (
    <FilterForm action="/settings/requests" from={said.from} to={said.to} className="lg:grid-cols-4">
      <Field
        name="q"
        type="search"
        label="Search"
        hint="A part of the path or of the error, or a request ID."
        defaultValue={said.q}
      />
      <SelectField name="status" label="Status" defaultValue={said.status ?? ""}>
        <option value="">All</option>
        <option value="refused">Refused</option>
        <Options of={STATUSES} />
      </SelectField>
      <SelectField name="method" label="Method" defaultValue={said.method ?? ""}>
        <option value="">All</option>
        <Options of={LOGGED_METHODS} />
      </SelectField>
      <SelectField name="key" label="API key" defaultValue={said.key ?? ""}>
        <option value="">All</option>
        <Options of={keys.map(({ id, name }) => [id, name])} />
      </SelectField>
    </FilterForm>
  );
}
