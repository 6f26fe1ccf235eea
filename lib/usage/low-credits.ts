import { and, eq, gt, inArray, lte, type SQLWrapper, sql } from "drizzle-orm";
import {
  type Account,
  accounts,
  creditTransactions,
  directlyAsSystem,
  forAccount,
  memberships,
  plans,
  type Tx,
  users,
} from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { readPools } from "@/lib/credits/pools";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { accountsNotTold } from "@/lib/mail/find-written-keys";
import { wants } from "@/lib/people/notification";
import { hasPutAside, putAside } from "@/lib/people/put-aside";
import { LOW_CREDIT_PERCENTS, type LowCreditPercent, lowCreditPercent } from "./forecast";
import { lowCreditFacts } from "./low-credit-facts";

interface Standing {
  accountId: number;
  userId: number;
  credits: number;
  creditsPerMonth: number;
}

/** What the shell tells of credits running low: at 20 % and at 5 %, each until the viewer puts it aside for the period. */
export async function findLowCreditNotice(standing: Standing): Promise<LowCreditPercent | undefined> {
  const percent = lowCreditPercent(standing.credits, standing.creditsPerMonth);
  if (percent === undefined) return undefined;
  return (await hasPutAside(standing.userId, await nameOf(standing.accountId, percent)))
    ? undefined
    : percent;
}

/** The viewer has seen it. It comes again at the next threshold, and in the next period. */
export async function putLowCreditNoticeAside(standing: Standing): Promise<void> {
  const percent = lowCreditPercent(standing.credits, standing.creditsPerMonth);
  if (percent === undefined) return;
  await putAside(standing.userId, await nameOf(standing.accountId, percent));
}

async function nameOf(accountId: number, percent: LowCreditPercent): Promise<string> {
  const period = await forAccount(accountId, (tx) => lastGrantId(tx, accountId));
  return `low_credits:${accountId}:${period}:${percent}`;
}

/**
 * Tells owners that 20 % or 5 % of their credits are left, each once between two grants. Who was told is read, and not
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

/** No index on the balance finds them: each consumption would have to keep it. So this reads accounts, once an hour. */
async function listOwnersOfLow(): Promise<LowOwner[]> {
  const most = Math.max(...LOW_CREDIT_PERCENTS);
  // One big balance, times 100 in 32 bits, would end the query for everybody.
  const available = sql<number>`greatest(0, ${accounts.credits} - ${accounts.heldCredits})`;
  const isLow = lte(sql`${available}::bigint * 100`, sql`${plans.creditsPerMonth}::bigint * ${most}`);
  return directlyAsSystem((db) =>
    db
      .select({
        accountId: accounts.id,
        ownerId: users.id,
        credits: available,
        creditsPerMonth: plans.creditsPerMonth,
        notifications: users.notifications,
        period: sql<number>`(${lastGrant(accounts.id)})`.mapWith(Number),
      })
      .from(accounts)
      .innerJoin(plans, and(eq(plans.id, accounts.planId), gt(plans.creditsPerMonth, 0)))
      .innerJoin(memberships, and(eq(memberships.accountId, accounts.id), eq(memberships.role, "owner")))
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(inArray(accounts.status, ["trial", "active"]), isLow)),
  );
}

async function warn(tx: Tx, account: Account): Promise<boolean> {
  const { id: accountId, name, planId } = account;
  const [plan] = await tx
    .select()
    .from(plans)
    .where(eq(plans.id, planId ?? 0));
  const { available } = await readPools(tx, accountId, account);
  const percent = lowCreditPercent(available, plan?.creditsPerMonth ?? 0);
  if (percent === undefined || !plan) return false;
  const period = await lastGrantId(tx, accountId);
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

/** What began the period that credits are counted down in: the last time they were given. 0 before the first. */
async function lastGrantId(tx: Tx, accountId: number): Promise<number> {
  const { rows } = await tx.execute<{ id: string }>(lastGrant(sql`${accountId}`));
  return Number(rows[0]!.id);
}

function lastGrant(accountId: SQLWrapper) {
  return sql`select coalesce(max(${creditTransactions.id}), 0) as id from ${creditTransactions}
    where ${creditTransactions.accountId} = ${accountId} and ${creditTransactions.kind} in ('grant', 'reset')`;
}
