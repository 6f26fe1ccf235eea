import { and, eq, sql } from "drizzle-orm";
import { type Account, accounts, asSystem, type Database, directlyAsSystem, payments, type Tx } from "@/db";
import type { AccountWork } from "@/lib/accounts/each-account";
import { lockAccountIfThere } from "@/lib/accounts/lock-account";
import { now } from "@/lib/clock";
import { readPools } from "@/lib/credits/pools";
import { expireCreditsOf } from "@/lib/credits/purchases/expire-credits";
import { isDatabaseAway } from "@/lib/database-away";
import { listUnpaidOrders, voidUnpaidOrdersOf } from "@/lib/invoices/orders/unpaid-orders";
import { findReportedAt, isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { log } from "@/lib/log";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { beginMonth } from "@/lib/subscriptions/renewal/begin-month";
import { renewSubscription } from "@/lib/subscriptions/renewal/renew-subscriptions";
import { applyScheduledChange } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { dropOldChoice } from "@/lib/subscriptions/trial/drop-old-choices";
import { expireSignup } from "@/lib/subscriptions/trial/expire-signups";
import { expireTrial } from "@/lib/subscriptions/trial/trials";
import { type AccountClock, type ClockJson, clockColumn, readClock } from "./account-clock";
import { type DueWork, dueWork, type HoldingBack } from "./due-work";

/**
 * What every way in does before it looks at an account: `read` answers it with its clock. Where the clock has decided what no
 * job has written down yet, that is done first, as the job would, and `read` answers again. So a late job changes nothing but
 * the moment of its emails. Costs nothing where nothing is due.
 */
export async function asOfNow<T extends { clock: ClockJson | null } | undefined>(
  read: () => Promise<T>,
): Promise<T> {
  let found = await read();
  for (let round = 0; round < ROUNDS && (await bringUpToDate(found?.clock)); round++) found = await read();
  return found;
}

/** What was late for months brings the next thing about: unpaid, suspended, given up. */
const ROUNDS = 4;

/** True where something was done, so that what was read of the account before is to be read again. */
export async function bringUpToDate(clock: ClockJson | null | undefined): Promise<boolean> {
  return clock ? catchUpWith(readClock(clock)) : false;
}

/** The same for callers that have only the account's id. */
export async function catchUpAccount(accountId: number): Promise<void> {
  await asOfNow(async () => {
    const [row] = await directlyAsSystem((db) => selectClock(db, accountId));
    return row;
  });
}

/** The same for a list, a page at most. */
export async function listAsOfNow<T extends { clock: ClockJson | null }>(
  read: () => Promise<T[]>,
): Promise<T[]> {
  const rows = await read();
  let isChanged = false;
  for (const { clock } of rows) if (await bringUpToDate(clock)) isChanged = true;
  return isChanged ? read() : rows;
}

/** In the caller's transaction, which holds the account's lock. Answers the account as it is then. */
export async function catchUpIn(tx: Tx, account: Account, rounds = ROUNDS): Promise<Account> {
  const [row] = await selectClock(tx, account.id);
  const clock = row?.clock && readClock(row.clock);
  const due = clock ? await reallyDue(tx, account, clock) : [];
  if (due.length === 0 || rounds === 0) return account;
  await doWork(tx, account.id, due);
  return catchUpIn(tx, (await lockAccountIfThere(tx, account.id)) ?? account, rounds - 1);
}

/** For statements that are written where they are asked. */
export const atNow = () => sql`${now().toISOString()}::timestamptz`;

function selectClock(db: Database | Tx, accountId: number) {
  return db
    .select({ clock: clockColumn(atNow()) })
    .from(accounts)
    .where(eq(accounts.id, accountId));
}

/** True when something may have changed. The live account first: it shuts its sandbox. */
async function catchUpWith(clock: AccountClock): Promise<boolean> {
  const live = clock.live !== null && (await catchUpWith(clock.live));
  if (dueWork(clock, now()).length === 0) return live;
  try {
    return (await catchUpOne(clock)) || live;
  } catch (error) {
    // As in the hourly job, a failure is its own account's, and must not shut its people out: what is stored counts.
    if (isDatabaseAway(error)) throw error;
    log.error({ err: error, accountId: clock.accountId }, "catching up with the clock failed for an account");
    return live;
  }
}

/** What is held back is seen without the account's lock: requests may ask for weeks. */
async function catchUpOne(clock: AccountClock): Promise<boolean> {
  const { accountId } = clock;
  const due = await asSystem(async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
    return account ? reallyDue(tx, account, clock) : [];
  });
  if (due.length > 0) await asSystem((tx) => doWork(tx, accountId, due));
  return due.length > 0;
}

async function reallyDue(tx: Tx, account: Account, clock: AccountClock): Promise<DueWork[]> {
  const due = dueWork(clock, now());
  return due.length === 0 ? due : dueWork(clock, now(), await findHoldingBack(tx, account));
}

async function findHoldingBack(tx: Tx, account: Account): Promise<HoldingBack> {
  const isDebit = and(
    eq(payments.accountId, account.id),
    eq(payments.status, "processing"),
    eq(payments.method, "stripe"),
  );
  return {
    reportedAt: await findReportedAt(tx, account.id),
    isTransferWaiting: await isTransferWaiting(tx, account.id),
    isDebited: (await tx.$count(payments, isDebit)) > 0,
    areOrdersComing: (await listUnpaidOrders(tx, account.id)).length === 0,
    available: (await readPools(tx, account.id, account)).available,
  };
}

/** Each looks again under the lock, at the account as the one before has left it. */
async function doWork(tx: Tx, accountId: number, due: readonly DueWork[]): Promise<void> {
  for (const work of due) {
    const account = await lockAccountIfThere(tx, accountId);
    if (account) await WORK[work](tx, account);
  }
}

const WORK: Record<DueWork, AccountWork> = {
  trial: expireTrial,
  signup: expireSignup,
  choice: dropOldChoice,
  change: applyChange,
  renewal: renewSubscription,
  month: beginMonth,
  order: voidUnpaidOrdersOf,
  bought_credits: expireCreditsOf,
};

async function applyChange(tx: Tx, { id }: Account): Promise<boolean> {
  const subscription = await lockLiveSubscription(tx, id);
  return subscription ? applyScheduledChange(tx, subscription) : false;
}
