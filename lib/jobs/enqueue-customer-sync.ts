import type { Tx } from "@/db";
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
