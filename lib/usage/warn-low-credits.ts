import { and, eq } from "drizzle-orm";
import { type Account, accounts, directlyAsSystem, memberships, plans, type Tx, users } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { accountsNotTold } from "@/lib/mail/find-written-keys";
import { wants } from "@/lib/people/notification";
import { lowCreditPercent } from "./forecast";
import { availableNow, givesCredits, hasFewCredits, periodOfAccount, readLowCredit } from "./low-credit";
import { lowCreditFacts } from "./low-credit-facts";

/**
 * Tells owners that 20 % or 5 % of their credits are left, each once a period. Who was told is read, and not
 * looked at again. Answers how many accounts were told now.
 */
export async function warnLowCredits(): Promise<number> {
  const owners = (await listOwnersOfLow()).flatMap((owner) => {
    const percent = lowCreditPercent(owner.credits, owner.creditsPerMonth);
    const isAsked = percent !== undefined && wants(owner.notifications, "low_credits");
    return isAsked ? [{ accountId: owner.accountId, onceKey: letterKey({ ...owner, percent }) }] : [];
  });
  return eachAccount("warn-low-credits", await accountsNotTold(owners), warn);
}

interface LowOwner {
  accountId: number;
  ownerId: number;
  credits: number;
  creditsPerMonth: number;
  notifications: Record<string, boolean>;
  /** What began the period that credits are counted down in. */
  period: number;
}

/** One email per owner, period and threshold. */
function letterKey(told: { accountId: number; period: number; percent: number; ownerId: number }): string {
  return `low-credits:${told.accountId}:${told.period}:${told.percent}:${told.ownerId}`;
}

async function listOwnersOfLow(): Promise<LowOwner[]> {
  return directlyAsSystem((db) =>
    db
      .select({
        accountId: accounts.id,
        ownerId: users.id,
        credits: availableNow,
        creditsPerMonth: plans.creditsPerMonth,
        notifications: users.notifications,
        period: periodOfAccount,
      })
      .from(accounts)
      .innerJoin(plans, givesCredits)
      .innerJoin(memberships, and(eq(memberships.accountId, accounts.id), eq(memberships.role, "owner")))
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(hasFewCredits),
  );
}

async function warn(tx: Tx, account: Account): Promise<boolean> {
  const low = await readLowCredit(tx, account);
  if (!low) return false;
  const { id: accountId, name } = account;
  const { percent, available, plan, period } = low;
  const facts = await lowCreditFacts(tx, accountId, plan, available);
  let told = 0;
  for (const owner of await listOwners(tx, accountId)) {
    if (!wants(owner.notifications, "low_credits")) continue;
    const letter = await enqueueMail(tx, {
      to: owner.email,
      template: "low-credits",
      props: { accountName: name, percent, creditsLeft: available, ...facts },
      onceKey: letterKey({ accountId, period, percent, ownerId: owner.id }),
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
