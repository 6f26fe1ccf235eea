import { Button, LinkButton } from "@/components/ui/form/button";
import { Field, SelectField } from "@/components/ui/form/field";
import { LOGGED_METHODS, requestFilterParams } from "@/lib/request-log/input";
import type { RequestFilter } from "@/lib/request-log/queries";

const STATUSES = ["200", "201", "400", "401", "402", "403", "404", "409", "429", "500", "503"];

interface RequestFiltersProps {
  filter: RequestFilter;
  keys: { id: number; name: string }[];
}

/** A plain GET form: each answer has an address, and needs no JavaScript. */
export function RequestFilters({ filter, keys }: RequestFiltersProps) {
  const said = requestFilterParams(filter);
  return (
    <form action="/settings/requests" className="mb-4 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
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
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {status}
          </option>
        ))}
      </SelectField>
      <SelectField name="method" label="Method" defaultValue={said.method ?? ""}>
        <option value="">All</option>
        {LOGGED_METHODS.map((method) => (
          <option key={method} value={method}>
            {method}
          </option>
        ))}
      </SelectField>
      <SelectField name="key" label="API key" defaultValue={said.key ?? ""}>
        <option value="">All</option>
        {keys.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Field name="from" type="date" label="From (UTC)" defaultValue={said.from} />
      <Field name="to" type="date" label="To (UTC)" defaultValue={said.to} />
      <div className="flex gap-2">
        <Button type="submit" variant="secondary">
          Filter
        </Button>
        <LinkButton href="/settings/requests" variant="ghost">
          Clear
        </LinkButton>
      </div>
    </form>
  );
}
