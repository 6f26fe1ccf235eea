import { ROLES } from "@/db/words";
import { hasPermission } from "@/lib/accounts/role";
import { AppError, sqlStateOf } from "@/lib/errors";
import { budgetExceeded } from "./budgets/budget-exceeded";

/** Of a member; a key needs the scope of the same name. As an array of PostgreSQL's. */
export const SPENDERS = `{${ROLES.filter((role) => hasPermission(role, "credits:write")).join()}}`;

/** What the functions of the database refuse, as errors of ours. */
export function refusedBySpending(accountId: number): (error: unknown) => Promise<never> {
  return async (error) => {
    const state = sqlStateOf(error);
    if (state === "IG403") throw new AppError("forbidden");
    if (state === "IG401") throw new AppError("unauthenticated");
    if (state === "IG402") throw await budgetExceeded(accountId, error);
    throw error;
  };
}
