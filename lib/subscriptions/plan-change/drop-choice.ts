import type { Plan, Subscription, Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { listOpenInvoices, voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { isPayable } from "@/lib/plans/plan";
import { findPlanInForce } from "@/lib/subscriptions/plan-in-force";

interface Kept {
  planSlug: string;
  toPayNow?: boolean;
}

/**
 * Takes back the choice of a plan that nobody has paid, where the plan that is wanted is the one without a price that runs: its
 * first invoice is void. Answers that plan; undefined where there is no such choice to take back. Throws `invalid_state` while
 * a transfer waits, and for who may only pay.
 */
export async function dropUnpaidChoice(
  tx: Tx,
  subscription: Subscription,
  { planSlug, toPayNow }: Kept,
): Promise<Plan | undefined> {
  if (subscription.status !== "active" && subscription.status !== "trialing") return undefined;
  const running = await findPlanInForce(tx, subscription.id);
  if (running.slug !== planSlug || isPayable(running)) return undefined;
  const open = await listOpenInvoices(tx, subscription.accountId);
  if (!open.some(({ kind }) => kind === "first")) return undefined;
  if (toPayNow) throw new AppError("invalid_state", { message: `Nothing is due for ${running.name}.` });
  await requireNoTransferWaiting(tx, subscription.accountId);
  await voidOpenInvoices(tx, subscription.accountId, ["first"]);
  return running;
}
