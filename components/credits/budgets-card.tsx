import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";
import { BudgetForm } from "./budget-form";
import type { BudgetRow } from "./budget-row";

interface BudgetsCardProps {
  rows: BudgetRow[];
  /** When budgets start again, as people read it. */
  renewsOn: string;
  action: FormAction;
}

/** How many credits each may spend in a month, and what is left of it. */
export function BudgetsCard({ rows, renewsOn, action }: BudgetsCardProps) {
  if (rows.length === 0) return null;
  return (
    <Card
      title={rows.length === 1 ? "Credit budget" : "Credit budgets"}
      description={`Credits a month. What exceeds a budget is refused until it renews on ${renewsOn}.`}
      className="mb-8"
    >
      <ul className="divide-y divide-border">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">{row.name}</p>
              <p className="text-sm text-muted">{standing(row.budget)}</p>
            </div>
            <BudgetForm row={row} action={action} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function standing(budget: BudgetRow["budget"]): string {
  if (!budget) return "Spends as much as there is.";
  const { monthlyCap, spent, held, left } = budget;
  const number = (credits: number) => credits.toLocaleString("en");
  const holding = held > 0 ? `, ${number(held)} held` : "";
  return `${number(spent)} of ${number(monthlyCap)} spent${holding}, ${number(left)} left.`;
}
