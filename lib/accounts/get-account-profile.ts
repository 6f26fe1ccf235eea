import { eq } from "drizzle-orm";
import { accounts, plans } from "@/db/schema";
import { forAccount } from "@/db/scope";
import { AppError } from "@/lib/errors";
import { type AccountUsage, accountUsage } from "./account-usage";

export type AccountProfile = Awaited<ReturnType<typeof getAccountProfile>>;

/** The account with its plan and what it uses of it. Throws not_found. */
export function getAccountProfile(accountId: number) {
  return forAccount(accountId, async (tx) => {
    const [row] = await tx
      .select({ account: accounts, plan: plans })
      .from(accounts)
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(eq(accounts.id, accountId));
    if (!row) throw new AppError("not_found");
    const usage: AccountUsage = await accountUsage(tx, accountId);
    return { ...row, usage };
  });
}
