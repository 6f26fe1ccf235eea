import { and, eq, gte, lte, sql } from "drizzle-orm";
import { accounts, creditTransactions, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";

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

/** A change by `amount` (signed credits), or to `newBalance`, whatever the balance is now. */
export type LedgerEntry = Details & { accountId: number; kind: Row["kind"] } & (
    | { amount: number; newBalance?: undefined; from?: undefined }
    /** `from`: the balance now, where the caller has read it under the account's lock. */
    | { newBalance: number; from?: number; amount?: undefined }
  );

export interface LedgerRow {
  transactionId: number;
  amount: number;
  balance: number;
}

/**
 * The only way the balance changes: one guarded update of the account (which locks its row until the transaction ends)
 * and one ledger row. So `accounts.credits` = the last `balance_after` = the sum of amounts, whoever writes at once.
 * Throws `insufficient_credits` with `required` and `available`, `invalid_state` for a balance that is too large to keep,
 * or `not_found`. Works in `forAccount` and `asSystem`.
 */
export async function writeLedger(tx: Tx, entry: LedgerEntry): Promise<LedgerRow> {
  const { accountId, kind, amount: given, newBalance, from, ...details } = entry;
  const amount = given ?? newBalance - (from ?? (await lockBalance(tx, accountId)));
  const balance = await changeBalance(tx, accountId, amount);
  const [row] = await tx
    .insert(creditTransactions)
    .values({ ...details, accountId, kind, amount, balanceAfter: balance, createdAt: now() })
    .returning({ id: creditTransactions.id });
  return { transactionId: row!.id, amount, balance };
}

/** The balance, with the account's row locked until the transaction ends. */
export async function lockBalance(tx: Tx, accountId: number): Promise<number> {
  const [account] = await tx
    .select({ credits: accounts.credits })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for("update");
  if (!account) throw new AppError("not_found");
  return account.credits;
}

async function changeBalance(tx: Tx, accountId: number, amount: number): Promise<number> {
  const [changed] = await tx
    .update(accounts)
    .set({ credits: sql`${accounts.credits} + ${amount}`, updatedAt: now() })
    .where(and(eq(accounts.id, accountId), amount > 0 ? roomFor(amount) : gte(accounts.credits, -amount)))
    .returning({ credits: accounts.credits });
  if (changed) return changed.credits;
  const available = await lockBalance(tx, accountId);
  if (amount > 0)
    throw new AppError("invalid_state", { message: `A balance holds at most ${MOST_CREDITS} credits.` });
  throw new AppError("insufficient_credits", { details: { required: -amount, available } });
}

function roomFor(amount: number) {
  return lte(accounts.credits, MOST_CREDITS - amount);
}

/** Sets the balance to the plan's amount, for a payment that was confirmed or a month that began: a ledger row either way. */
export function resetCredits(
  tx: Tx,
  reset: { accountId: number; credits: number; from?: number; description: string; paymentId?: number },
): Promise<LedgerRow> {
  const { credits, ...entry } = reset;
  return writeLedger(tx, { ...entry, kind: "reset", newBalance: credits });
}
