import { now } from "@/lib/clock";
import { formatDate } from "@/lib/time/date-words";
import { nextCalendarMonth } from "./month";
import { leftOf, listBudgets } from "./queries";

type Field = "site_id" | "api_key_id" | "user_id";
const KEYS = { site_id: "siteId", api_key_id: "apiKeyId", user_id: "userId" } as const;

/** For a page: each of these sites, keys or members, with its budget if it has one; and when budgets start again. */
export async function budgetRows(accountId: number, field: Field, subjects: { id: number; name: string }[]) {
  const budgets = await listBudgets(accountId);
  const rows = subjects.map(({ id, name }) => {
    const budget = budgets.find((each) => each[KEYS[field]] === id);
    return { field, id, name, budget: budget && { ...budget, left: leftOf(budget) } };
  });
  return { rows, renewsOn: formatDate(nextCalendarMonth(now())) };
}
