import { Button } from "@/components/ui/form/button";
import { Input } from "@/components/ui/form/input";
import { Options } from "@/components/ui/form/options";
import { Select } from "@/components/ui/form/select";
import type { AuditFilter } from "@/lib/admin/audit/queries";

export function AuditFilters({ filter, actions }: { filter: AuditFilter; actions: readonly string[] }) {
  return (
    <form action="/admin/audit" className="mb-5 grid gap-2 sm:grid-cols-[minmax(12rem,1fr)_10rem_10rem_auto]">
      <Select name="action" aria-label="Action" defaultValue={filter.action ?? ""}>
        <option value="">Any action</option>
        <Options of={actions} />
      </Select>
      <Input
        name="account"
        inputMode="numeric"
        aria-label="Account id"
        placeholder="Account id"
        defaultValue={filter.account}
      />
      <Input
        name="actor"
        inputMode="numeric"
        aria-label="Id of the person who did it"
        placeholder="User id"
        defaultValue={filter.actor}
      />
      <Button type="submit" variant="secondary">
        Filter
      </Button>
    </form>
  );
}
