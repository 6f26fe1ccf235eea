import { statusWords } from "@/components/admin/status-words";
import { DescriptionList } from "@/components/ui/data/description-list";
import { Card } from "@/components/ui/page/card";
import type { CurrentState } from "@/lib/admin/state/check-current-state";
import { formatAmount } from "@/lib/money";

/** Schema, plans and counts. */
export function SystemFacts({ state }: { state: CurrentState }) {
  const { schema, pendingMigrations } = state;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card title="Schema">
        <p>
          {schema.tableCount} tables, {schema.columnCount} columns,{" "}
          {schema.differences.length === 0 ? "all as the code describes them." : "and these differ:"}
        </p>
        <Lines lines={[...schema.differences, ...pendingMigrations.map((tag) => `${tag} is not applied`)]} />
      </Card>
      <Card title="Plans">
        <DescriptionList
          items={state.plans.map((plan) => [
            plan.name,
            `${formatAmount(plan.price_cents, plan.currency)}, ${plan.is_active ? "active" : "inactive"}, ${plan.accounts} accounts`,
          ])}
        />
      </Card>
      <Card title="Payment methods">
        <DescriptionList
          items={state.paymentMethods.map(({ method, isOffered, note }) => [
            statusWords(method),
            [isOffered ? "Offered" : "Not offered", note].filter(Boolean).join(". "),
          ])}
        />
      </Card>
      <Card title="Accounts">
        <Counts counts={state.accountsByStatus} />
      </Card>
      <Card title="Subscriptions">
        <Counts counts={state.subscriptionsByStatus} />
      </Card>
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="mt-2 list-disc pl-5 text-danger">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Counts({ counts }: { counts: Record<string, number> }) {
  return (
    <DescriptionList
      items={Object.entries(counts).map(([status, count]) => [
        statusWords(status),
        count.toLocaleString("en-US"),
      ])}
    />
  );
}
