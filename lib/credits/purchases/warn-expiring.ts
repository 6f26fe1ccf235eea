import { and, asc, eq, gt, lte } from "drizzle-orm";
import { type Account, type CreditPurchase, creditPurchases, directlyAsSystem, type Tx } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { listOwners } from "@/lib/credits/budgets/owners";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { addDays } from "@/lib/time/days";

/** How long before bought credits expire their owners are told, the last time first. */
const DAYS_BEFORE = [3, 14] as const;

const isEnding = () =>
  and(
    gt(creditPurchases.remaining, 0),
    gt(creditPurchases.expiresAt, now()),
    lte(creditPurchases.expiresAt, addDays(now(), Math.max(...DAYS_BEFORE))),
  );

/** Tells owners of bought credits that expire soon, twice each. Answers how many accounts were told now. */
export async function warnExpiringCredits(): Promise<number> {
  const ending = await directlyAsSystem((db) =>
    db.selectDistinct({ accountId: creditPurchases.accountId }).from(creditPurchases).where(isEnding()),
  );
  return eachAccount(
    "warn-expiring-credits",
    ending.map(({ accountId }) => accountId),
    warn,
  );
}

async function warn(tx: Tx, account: Account): Promise<boolean> {
  if (account.status !== "active" && account.status !== "trial") return false;
  const purchases = await tx
    .select()
    .from(creditPurchases)
    .where(and(eq(creditPurchases.accountId, account.id), isEnding()))
    .orderBy(asc(creditPurchases.expiresAt));
  const owners = await listOwners(tx, account.id);
  let told = 0;
  for (const purchase of purchases)
    for (const owner of owners) if (await mail(tx, account, purchase, owner)) told += 1;
  return told > 0;
}

function mail(tx: Tx, account: Account, purchase: CreditPurchase, owner: { id: number; email: string }) {
  const expiresAt = purchase.expiresAt!;
  const days = DAYS_BEFORE.find((each) => expiresAt <= addDays(now(), each))!;
  return enqueueMail(tx, {
    to: owner.email,
    template: "credits-expiring",
    props: { accountName: account.name, credits: purchase.remaining, expiresAt: expiresAt.toISOString() },
    onceKey: `credits-expiring:${purchase.id}:${expiresAt.toISOString()}:${days}:${owner.id}`,
    aboutAccountId: account.id,
  });
}
