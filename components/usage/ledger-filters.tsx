import { Button, LinkButton } from "@/components/ui/form/button";
import { Field, SelectField } from "@/components/ui/form/field";
import { CREDIT_OPERATIONS, CREDIT_TRANSACTION_KINDS } from "@/db/words";
import { dayText } from "@/lib/usage/ledger-filter";
import type { LedgerFilter } from "@/lib/usage/list-ledger";
import { KIND_WORDS, OPERATION_WORDS } from "@/lib/usage/operation-words";

/** A plain GET form: each answer has an address, and needs no JavaScript. */
export function LedgerFilters({ filter }: { filter: LedgerFilter }) {
  return (
    <form action="/usage#ledger" className="mb-4 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-5">
      <SelectField name="kind" label="Kind" defaultValue={filter.kind ?? ""}>
        <option value="">All</option>
        {CREDIT_TRANSACTION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_WORDS[kind]}
          </option>
        ))}
      </SelectField>
      <SelectField name="operation" label="Operation" defaultValue={filter.operation ?? ""}>
        <option value="">All</option>
        {CREDIT_OPERATIONS.map((operation) => (
          <option key={operation} value={operation}>
            {OPERATION_WORDS[operation]}
          </option>
        ))}
      </SelectField>
      <Field name="from" type="date" label="From (UTC)" defaultValue={filter.from && dayText(filter.from)} />
      <Field name="to" type="date" label="To (UTC)" defaultValue={filter.to && dayText(filter.to)} />
      <div className="flex gap-2">
        <Button type="submit" variant="secondary">
          Filter
        </Button>
        <LinkButton href="/usage#ledger" variant="ghost">
          Clear
        </LinkButton>
      </div>
    </form>
  );
}
