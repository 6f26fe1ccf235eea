import { eq, sql } from "drizzle-orm";
import { type Account, accounts, forAccount, type Tx } from "@/db";
import type { CREDIT_POOLS } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";

/** An account's credits as its row has them. */
export type StoredPools = Pick<Account, "credits" | "boughtCredits" | "heldCredits">;

export interface Pools {
  /** Plan and bought credits together. */
  balance: number;
  plan: number;
  bought: number;
  /** By reservations whose time is not over. */
  held: number;
  available: number;
}

/** Pure. What is held never exceeds the balance; a version before this one could spend it, and then nothing is available. */
function poolsOf({ credits, boughtCredits }: StoredPools, held: number): Pools {
  const available = Math.max(0, credits - held);
  return { balance: credits, plan: credits - boughtCredits, bought: boughtCredits, held, available };
}

/** The pools with what is held as the clock says. Asks the database only where something is. */
export async function readPools(tx: Tx, accountId: number, stored: StoredPools): Promise<Pools> {
  return poolsOf(stored, stored.heldCredits === 0 ? 0 : await openHolds(tx, accountId));
}

/** For a caller whose account was read already: asks nothing more while nothing is held. */
export function currentPools(account: StoredPools & { id: number }): Promise<Pools> | Pools {
  if (account.heldCredits === 0) return poolsOf(account, 0);
  return forAccount(account.id, (tx) => readPools(tx, account.id, account));
}

/** As they are now, with the account's row locked until the transaction ends. */
export async function lockPools(tx: Tx, accountId: number): Promise<Pools> {
  const [account] = await tx
    .select({
      credits: accounts.credits,
      boughtCredits: accounts.boughtCredits,
      heldCredits: accounts.heldCredits,
    })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for("update");
  if (!account) throw new AppError("not_found");
  return readPools(tx, accountId, account);
}

async function openHolds(tx: Tx, accountId: number): Promise<number> {
  const { rows } = await tx.execute<{ held: string }>(
    sql`select open_holds(${accountId}::bigint, ${now().toISOString()}::timestamptz) as held`,
  );
  return Number(rows[0]!.held);
}

/** Which credits a ledger row moved. Pure. */
export function poolOf(row: { amount: number; boughtAmount: number }): (typeof CREDIT_POOLS)[number] {
  if (row.boughtAmount === 0) return "plan";
  return row.boughtAmount === row.amount ? "bought" : "both";
}
