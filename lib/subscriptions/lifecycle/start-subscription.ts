import { type Invoice, type Plan, type Subscription, subscriptions, type Tx } from "@/db";
import type { BillingInterval, PaymentMethod } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { createPeriodInvoice } from "@/lib/invoices/create-period-invoice";
import { dueDate } from "@/lib/invoices/terms";
import { isPayable } from "@/lib/plans/plan";
import { toldOfSubscription } from "@/lib/subscriptions/subscription";

export interface PaidStart {
  accountId: number;
  plan: Plan;
  interval?: BillingInterval;
  paymentMethod?: PaymentMethod | null;
}

/**
 * A paid plan that nobody has paid yet: the subscription waits as `pending_payment`, with its first open invoice.
 * Throws `plan_not_payable` for a plan without a price. The account's own status is the caller's to set.
 */
export async function startSubscription(
  tx: Tx,
  start: PaidStart,
): Promise<{ subscription: Subscription; invoice: Invoice }> {
  const { accountId, plan, interval = "month", paymentMethod } = start;
  if (!isPayable(plan)) throw new AppError("plan_not_payable");
  const [subscription] = await tx
    .insert(subscriptions)
    .values({
      accountId,
      planId: plan.id,
      status: "pending_payment",
      billingInterval: interval,
      paymentMethod,
      createdAt: now(),
      updatedAt: now(),
    })
    .returning();
  recordEvent(tx, { accountId, type: "subscription.created", ...toldOfSubscription(subscription!) });
  const invoice = await createPeriodInvoice(tx, {
    accountId,
    subscriptionId: subscription!.id,
    plan,
    kind: "first",
    interval,
    dueAt: dueDate(now()),
  });
  return { subscription: subscription!, invoice };
}

/**
 * The subscription of a plan that costs nothing: `trialing` until `trialEndsAt` for a trial, and `active` without an end
 * for a plan that has none. Writes no invoice.
 */
export async function startFreeSubscription(
  tx: Tx,
  start: { accountId: number; plan: Pick<Plan, "id">; trialEndsAt: Date | null },
): Promise<Subscription> {
  const at = now();
  const [subscription] = await tx
    .insert(subscriptions)
    .values({
      accountId: start.accountId,
      planId: start.plan.id,
      status: start.trialEndsAt ? "trialing" : "active",
      anchorAt: at,
      currentPeriodStart: at,
      currentPeriodEnd: start.trialEndsAt,
      creditsResetAt: at,
      createdAt: at,
      updatedAt: at,
    })
    .returning();
  recordEvent(tx, {
    accountId: start.accountId,
    type: "subscription.created",
    ...toldOfSubscription(subscription!),
  });
  return subscription!;
}
