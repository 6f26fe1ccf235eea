import { and, eq } from "drizzle-orm";
import { type CreditBudget, creditBudgets, forAccount } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { nextCalendarMonth } from "./month";

/** The refusal of `spend_budgets`, with whose budget it is, what is left of it and when it renews. */
export async function budgetExceeded(accountId: number, error: unknown): Promise<AppError> {
  const { budget_id: id, left } = detailOf(error);
  const [budget] = await forAccount(accountId, (tx) =>
    tx
      .select()
      .from(creditBudgets)
      .where(and(eq(creditBudgets.accountId, accountId), eq(creditBudgets.id, id))),
  );
  const details = {
    budget: budget ? subjectOf(budget) : "",
    left,
    monthly_cap: budget?.monthlyCap ?? left,
    renews_at: nextCalendarMonth(now()).toISOString(),
  };
  return new AppError("budget_exceeded", { details });
}

/** Whose budget it is. Pure. */
export function subjectOf(budget: Pick<CreditBudget, "siteId" | "apiKeyId">): "site" | "api_key" | "member" {
  if (budget.siteId !== null) return "site";
  return budget.apiKeyId !== null ? "api_key" : "member";
}

/** PostgreSQL's DETAIL, which drizzle wraps or not. */
function detailOf(error: unknown): { budget_id: number; left: number } {
  const inner = error as { detail?: string; cause?: { detail?: string } };
  return JSON.parse(inner.detail ?? inner.cause?.detail ?? "{}");
}
