import { and, eq, isNotNull, lte } from "drizzle-orm";
import { accounts, directlyAsSystem, subscriptions } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/time/days";
import { beginMonth, isMonthDue } from "./begin-month";

/** The shortest month: nobody is due earlier. */
const SHORTEST_MONTH_DAYS = 28;

/**
 * Where more than a month is paid, or nothing is charged, each month that begins brings the plan's credits again. A month
 * paid in advance brings them when it begins, less what of its early top-up was spent (decision 013, rule 2).
 */
export async function resetMonthlyCredits(): Promise<number> {
  const at = now();
  const late = await listOldest(at);
  const due = late.filter((subscription) => isMonthDue(subscription, at));
  return eachAccount(
    "reset-monthly-credits",
    due.map(({ accountId }) => accountId),
    beginMonth,
  );
}

/** Whose credits were set more than the shortest month ago; a month may be longer. */
function listOldest(at: Date) {
  const { accountId, anchorAt, creditsResetAt, currentPeriodEnd, status } = subscriptions;
  return directlyAsSystem((db) =>
    db
      .select({ accountId, anchorAt, creditsResetAt, currentPeriodEnd })
      .from(subscriptions)
      .innerJoin(accounts, eq(accounts.id, accountId))
      .where(
        and(
          eq(status, "active"),
          eq(accounts.status, "active"),
          isNotNull(anchorAt),
          lte(creditsResetAt, addDays(at, -SHORTEST_MONTH_DAYS)),
        ),
      ),
  );
}
