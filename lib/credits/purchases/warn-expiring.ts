import { and, asc, eq, gt, inArray, lte } from "drizzle-orm";
import {
  type Account,
  accounts,
  type CreditPurchase,
  creditPurchases,
  directlyAsSystem,
  memberships,
  type Tx,
} from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { listOwners } from "@/lib/credits/budgets/owners";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { accountsNotTold } from "@/lib/mail/find-written-keys";
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
  const { id: purchaseId, accountId, expiresAt } = creditPurchases;
  const ending = await directlyAsSystem((db) =>
    db
      .select({ accountId, purchaseId, expiresAt, ownerId: memberships.userId })
      .from(creditPurchases)
      .innerJoin(accounts, eq(accounts.id, accountId))
      .innerJoin(memberships, and(eq(memberships.accountId, accountId), eq(memberships.role, "owner")))
      .where(and(isEnding(), inArray(accounts.status, ["active", "trial"]))),
  );
  const due = ending.map((each) => ({
    accountId: each.accountId,
    onceKey: onceKeyOf({ id: each.purchaseId, expiresAt: each.expiresAt }, each.ownerId),
  }));
  return eachAccount("warn-expiring-credits", await accountsNotTold(due), warn);
}

/** Of the email whose time has come, written already or not. */
function onceKeyOf({ id, expiresAt }: Pick<CreditPurchase, "id" | "expiresAt">, ownerId: number): string {
  const days = DAYS_BEFORE.find((each) => expiresAt! <= addDays(now(), each))!;
  return `credits-expiring:${id}:${expiresAt!.toISOString()}:${days}:${ownerId}`;
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
  return enqueueMail(tx, {
    to: owner.email,
    template: "credits-expiring",
    props: { accountName: account.name, credits: purchase.remaining, expiresAt: expiresAt.toISOString() },
    onceKey: onceKeyOf(purchase, owner.id),
    aboutAccountId: account.id,
  });
}
