import type { Account, Subscription, Tx } from "@/db";
import { now } from "@/lib/clock";
import { findReportedAt } from "@/lib/invoices/waiting-transfer";
import { type PaidUntil, paidUntil, paymentDeadline } from "./period";

/** paidUntil at this moment. What waits for staff is asked only where it makes a difference. */
export async function findPaidUntil(
  tx: Tx,
  account: Account,
  subscription: Subscription,
): Promise<PaidUntil | null> {
  const deadline = paymentDeadline(subscription);
  const reportedAt = deadline && deadline <= now() ? await findReportedAt(tx, account.id) : null;
  return paidUntil(account, subscription, now(), reportedAt);
}
