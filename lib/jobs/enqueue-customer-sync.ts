import { and, inArray, isNotNull, type SQLWrapper } from "drizzle-orm";
import { accounts, type Tx } from "@/db";
import { enqueueJob } from "./enqueue-job";

/** Stripe writes receipts, so it hears who is billed: after commit, with retries, one job of an account at a time. */
export function enqueueCustomerSync(tx: Tx, accountId: number): Promise<void> {
  return enqueueJob(tx, {
    task: "sync-stripe-customer",
    payload: { accountId },
    jobKey: `sync-stripe-customer:${accountId}`,
    queue: `stripe-customer:${accountId}`,
  });
}

/**
 * Like `enqueueCustomerSync`, for those of some accounts that are customers there. Bills without an address of their own go
 * to the first owner.
 */
export async function enqueueCustomerSyncs(tx: Tx, accountIds: number[] | SQLWrapper): Promise<void> {
  const customers = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(inArray(accounts.id, accountIds), isNotNull(accounts.stripeCustomerId)));
  for (const { id } of customers) await enqueueCustomerSync(tx, id);
}
