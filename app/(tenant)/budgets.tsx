import { BudgetsCard } from "@/components/credits/budgets-card";
import { budgetRows } from "@/lib/credits/budgets/budget-rows";
import { saveBudgetAction } from "./budget-action";

interface BudgetsProps {
  accountId: number;
  field: "site_id" | "api_key_id" | "user_id";
  subjects: { id: number; name: string }[];
}

/** The budgets of what a page is about, to be set there. */
export async function Budgets({ accountId, field, subjects }: BudgetsProps) {
  return <BudgetsCard {...(await budgetRows(accountId, field, subjects))} action={saveBudgetAction} />;
}
