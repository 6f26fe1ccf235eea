import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { accounts, asSystem, type Tx } from "@/db";

const SHOWN = 20;

export interface LockedOut {
  count: number;
  /** The first of them. */
  accounts: { id: number; name: string }[];
}

/**
 * Whom deactivating a plan would lock out (402 `plan_inactive`): accounts that may work now and are on it, wait for it, or
 * are about to pay for it.
 */
export function findLockedOut(planId: number): Promise<LockedOut> {
  return asSystem((tx) => lockedOutBy(tx, planId));
}

export async function lockedOutBy(tx: Tx, planId: number): Promise<LockedOut> {
  const working = and(
    or(eq(accounts.planId, planId), sql`exists (${hangsOn(planId)})`),
    inArray(accounts.status, ["trial", "active", "pending_payment"]),
    isNull(accounts.sandboxOf),
  );
  const first = await tx
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(working)
    .orderBy(accounts.id)
    .limit(SHOWN);
  return { count: await tx.$count(accounts, working), accounts: first };
}

/** What of an account is about to put it on the plan: a change that waits, or an open invoice. */
export function hangsOn(planId: number) {
  return sql`
    select 1 from subscriptions s
    where s.account_id = ${accounts.id} and s.status <> 'cancelled' and s.scheduled_plan_id = ${planId}
    union all
    select 1 from invoices i where i.account_id = ${accounts.id} and i.status = 'open' and i.plan_id = ${planId}`;
}
