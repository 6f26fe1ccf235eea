import { SelectField } from "@/components/ui/form/field";
import { FilterForm } from "@/components/ui/form/filter-form";
import { Options } from "@/components/ui/form/options";
import { CREDIT_OPERATIONS, CREDIT_TRANSACTION_KINDS } from "@/db/words";
import { dayText } from "@/lib/usage/ledger-filter";
import type { LedgerFilter } from "@/lib/usage/list-ledger";
import { KIND_WORDS, OPERATION_WORDS } from "@/lib/usage/operation-words";

export function LedgerFilters({ filter }: { filter: LedgerFilter }) {
  return (
    <FilterForm
      action="/usage#ledger"
      from={filter.from && dayText(filter.from)}
      to={filter.to && dayText(filter.to)}
    >
      <SelectField name="kind" label="Kind" defaultValue={filter.kind ?? ""}>
        <option value="">All</option>
        <Options of={CREDIT_TRANSACTION_KINDS.map((kind) => [kind, KIND_WORDS[kind]])} />
      </SelectField>
      <SelectField name="operation" label="Operation" defaultValue={filter.operation ?? ""}>
        <option value="">All</option>
        <Options of={CREDIT_OPERATIONS.map((operation) => [operation, OPERATION_WORDS[operation]])} />
      </SelectField>
    </FilterForm>
  );
}
