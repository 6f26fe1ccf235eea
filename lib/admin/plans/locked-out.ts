import { and, eq, inArray } from "drizzle-orm";
import { accounts, asSystem, type Tx } from "@/db";

const SHOWN = 20;

export interface LockedOut {
  count: number;
  /** The first of them. */
  accounts: { id: number; name: string }[];
}

/** Whom deactivating a plan would lock out (402 `plan_inactive`): accounts on it that may work now. */
export function findLockedOut(planId: number): Promise<LockedOut> {
  return asSystem((tx) => lockedOutBy(tx, planId));
}

export async function lockedOutBy(tx: Tx, planId: number): Promise<LockedOut> {
  const working = and(
    eq(accounts.planId, planId),
    inArray(accounts.status, ["trial", "active", "pending_payment"]),
  );
  const first = await tx
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(working)
    .orderBy(accounts.id)
    .limit(SHOWN);
  return { count: await tx.$count(accounts, working), accounts: first };
}
