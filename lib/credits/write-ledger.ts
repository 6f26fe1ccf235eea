import { and, eq, lte, sql } from "drizzle-orm";
import { accounts, creditTransactions, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { changePurchases, type Parts, sumOfParts } from "./change-purchases";
import { lockPools, readPools, type StoredPools } from "./pools";

/** The largest balance that its column holds. */
const MOST_CREDITS = 2 ** 31 - 1;

type Row = typeof creditTransactions.$inferInsert;
type Details = Pick<
  Row,
  | "operation"
  | "units"
  | "description"
  | "siteId"
  | "userId"
  | "apiKeyId"
  | "paymentId"
  | "refundsTransactionId"
  | "idempotencyKey"
  | "requestHash"
  | "metadata"
>;

/**
 * A change by `amount` (signed credits). Added credits are the plan's; taken ones are the plan's first, then bought ones,
 * those that expire first before others. `purchases` says what of the amount goes to these purchases, or comes from them.
 */
export type LedgerEntry = Details & {
  accountId: number;
  kind: Row["kind"];
  amount: number;
  purchases?: Parts;
};

export interface LedgerRow {
  transactionId: number;
  amount: number;
  balance: number;
}

interface Changed {
  balance: number;
  bought: number;
  parts: Parts | null;
}

/**
 * The only way the balance changes: one guarded update of the account (which locks its row until the transaction ends)
 * and one ledger row. So `accounts.credits` = the last `balance_after` = the sum of amounts under concurrent writes, and
 * the same for bought credits alone. What reservations hold is not taken. Throws `insufficient_credits` with `required`
 * and `available`, `invalid_state` for a balance that is too large to keep, or `not_found`. Works in `forAccount` and
 * `asSystem`.
 */
export async function writeLedger(tx: Tx, entry: LedgerEntry): Promise<LedgerRow> {
  const { accountId, kind, amount, purchases: named, ...details } = entry;
  const changed = named?.length
    ? await changeNamed(tx, accountId, amount, named)
    : await changeBalance(tx, accountId, amount);
  const { balance, bought, parts } = changed;
  const boughtAmount = Math.sign(amount) * sumOfParts(parts ?? []);
  const [row] = await tx
    .insert(creditTransactions)
    .values({
      ...details,
      accountId,
      kind,
      amount,
      balanceAfter: balance,
      boughtAmount: boughtAmount === 0 ? 0 : boughtAmount,
      boughtAfter: bought,
      purchases: parts,
      createdAt: now(),
    })
    .returning({ id: creditTransactions.id });
  return { transactionId: row!.id, amount, balance };
}

/** Plan first, then bought: in one statement, which waits for the row and then looks again. */
async function changeBalance(tx: Tx, accountId: number, amount: number): Promise<Changed> {
  const at = now();
  const { rows } = await tx.execute<{ credits: number; bought: number; parts: Parts | null }>(sql`
    update accounts set credits = credits + ${amount}::int,
      bought_credits = least(bought_credits, credits + ${amount}::int), updated_at = ${at.toISOString()}
    where id = ${accountId} and ${guard(accountId, amount, at)}
    returning credits, bought_credits as bought,
      case when ${amount}::int < 0 and credits = bought_credits then take_bought(id, bought_credits) end as parts`);
  if (rows[0]) return { balance: rows[0].credits, bought: rows[0].bought, parts: rows[0].parts };
  return refuse(tx, accountId, amount);
}

function guard(accountId: number, amount: number, at: Date) {
  if (amount >= 0) return sql`credits <= ${MOST_CREDITS - amount}::int`;
  const held = sql`case when held_credits = 0 then 0 else open_holds(${accountId}::bigint, ${at.toISOString()}::timestamptz) end`;
  return sql`credits - ${held} >= ${-amount}::int`;
}

/** These purchases, and the plan for the rest. The account's row is locked first, as everywhere. */
async function changeNamed(tx: Tx, accountId: number, amount: number, named: Parts): Promise<Changed> {
  const pools = await lockPools(tx, accountId);
  const bought = Math.sign(amount) * sumOfParts(named);
  const isTooMuch = amount < 0 && (pools.available < -amount || pools.plan < bought - amount);
  if (isTooMuch) return refuse(tx, accountId, amount);
  await changePurchases(tx, accountId, Math.sign(amount), named);
  const [row] = await tx
    .update(accounts)
    .set({
      credits: sql`${accounts.credits} + ${amount}`,
      boughtCredits: sql`${accounts.boughtCredits} + ${bought}`,
      updatedAt: now(),
    })
    .where(and(eq(accounts.id, accountId), lte(accounts.credits, MOST_CREDITS - Math.max(0, amount))))
    .returning({ balance: accounts.credits, bought: accounts.boughtCredits });
  return row ? { ...row, parts: named } : refuse(tx, accountId, amount);
}

async function refuse(tx: Tx, accountId: number, amount: number): Promise<never> {
  const { available } = await lockPools(tx, accountId);
  if (amount > 0)
    throw new AppError("invalid_state", { message: `A balance holds at most ${MOST_CREDITS} credits.` });
  throw new AppError("insufficient_credits", { details: { required: -amount, available } });
}

interface Reset {
  accountId: number;
  /** The plan's pool after it. */
  credits: number;
  /** The account's row, where the caller has read it under its lock. */
  from?: StoredPools;
  description: string;
  paymentId?: number;
}

/**
 * Sets the plan's credits, for a payment that was confirmed or a month that began: a ledger row either way. Bought credits
 * stay, and so do those that reservations hold until they are committed or released.
 */
export async function resetCredits(tx: Tx, reset: Reset): Promise<LedgerRow> {
  const { credits, from, ...entry } = reset;
  const { accountId } = entry;
  const pools = from ? await readPools(tx, accountId, from) : await lockPools(tx, accountId);
  const heldOfPlan = Math.max(0, Math.min(pools.plan, pools.held - pools.bought));
  const amount = Math.max(credits, heldOfPlan) - pools.plan;
  return writeLedger(tx, { ...entry, kind: "reset", amount });
}
