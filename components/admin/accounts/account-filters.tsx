import { Search } from "lucide-react";
import { statusWords } from "@/components/admin/status-words";
import { Button } from "@/components/ui/form/button";
import { Input } from "@/components/ui/form/input";
import { type Option, Options } from "@/components/ui/form/options";
import { Select } from "@/components/ui/form/select";
import { ACCOUNT_STATUSES, PAYMENT_METHODS } from "@/db/words";
import type { AccountSearch } from "@/lib/admin/accounts/account-search";

const SORTS = [
  ["newest", "Newest first"],
  ["oldest", "Oldest first"],
  ["name", "By name"],
] as const;

/** A plain GET form: each search has an address. */
export function AccountFilters({
  search: { list },
  plans,
}: {
  search: AccountSearch;
  plans: readonly { slug: string; name: string }[];
}) {
  const { filter, sort } = list;
  return (
    <form
      action="/admin/accounts"
      className="mb-5 grid grid-cols-2 gap-2 lg:grid-cols-[minmax(14rem,1fr)_repeat(4,auto)_auto]"
    >
      <Input
        type="search"
        name="q"
        aria-label="Search accounts"
        placeholder="Search"
        defaultValue={filter.q}
      />
      <Choice name="status" label="Any status" value={filter.status} options={words(ACCOUNT_STATUSES)} />
      <Choice
        name="plan"
        label="Any plan"
        value={filter.plan}
        options={plans.map(({ slug, name }) => [slug, name])}
      />
      <Choice name="method" label="Any method" value={filter.method} options={words(PAYMENT_METHODS)} />
      <Select name="sort" aria-label="Order" defaultValue={sort}>
        <Options of={SORTS} />
      </Select>
      <Button type="submit" variant="secondary" className="col-span-2 lg:col-span-1">
        <Search aria-hidden /> Search
      </Button>
    </form>
  );
}

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly Option[];
}) {
  return (
    <Select name={name} aria-label={name} defaultValue={value ?? ""}>
      <option value="">{label}</option>
      <Options of={options} />
    </Select>
  );
}

function words(statuses: readonly string[]): Option[] {
  return statuses.map((status) => [status, statusWords(status)]);
}
