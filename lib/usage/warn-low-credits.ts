import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Account } from "@/db/schema";
import { accounts, memberships, plans, users } from "@/db/schema";
import { directlyAsSystem } from "@/db/scope";

import { eachAccount } from "@/lib/accounts/each-account";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { wants } from "@/lib/team/notification";
import { lastGrantId } from "./credit-period";
import { LOW_CREDIT_PERCENTS, lowCreditPercent } from "./forecast";

/** Tells owners that 20 % or 5 % of their credits are left, each once between two grants. Answers how many accounts. */
export async function warnLowCredits(): Promise<number> {
  const most = Math.max(...LOW_CREDIT_PERCENTS);
  const due = await directlyAsSystem((db) =>
    db
      .select({ id: accounts.id })
      .from(accounts)
      .innerJoin(plans, eq(plans.id, accounts.planId))
      .where(
        and(
          inArray(accounts.status, ["trial", "active"]),
          // One big balance, times 100 in 32 bits, would end the query for everybody.
          lte(sql`${accounts.credits}::bigint * 100`, sql`${plans.creditsPerMonth}::bigint * ${most}`),
        ),
      ),
  );
  return eachAccount(
    "warn-low-credits",
    due.map(({ id }) => id),
    warn,
  );
}

async function warn(tx: Tx, { id: accountId, name, credits, planId }: Account): Promise<boolean> {
  const [plan] = await tx
    .select()
    .from(plans)
    .where(eq(plans.id, planId ?? 0));
  const percent = lowCreditPercent(credits, plan?.creditsPerMonth ?? 0);
  if (percent === undefined) return false;
  const period = await lastGrantId(tx, accountId);
  let told = 0;
  for (const owner of await listOwners(tx, accountId)) {
    if (!wants(owner.notifications, "low_credits")) continue;
    const letter = await enqueueMail(tx, {
      to: owner.email,
      template: "low-credits",
      props: { accountName: name, percent, creditsLeft: credits },
      onceKey: `low-credits:${accountId}:${period}:${percent}:${owner.id}`,
      aboutAccountId: accountId,
    });
    if (letter !== undefined) told += 1;
  }
  return told > 0;
}

function listOwners(tx: Tx, accountId: number) {
  return tx
    .select({ id: users.id, email: users.email, notifications: users.notifications })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.role, "owner")));
}
