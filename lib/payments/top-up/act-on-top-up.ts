import { and, eq } from "drizzle-orm";
import { type CreditTopUp, creditTopUps, type Invoice, invoices, type Subscription, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now, nowMs } from "@/lib/clock";
import { nextCalendarMonth } from "@/lib/credits/budgets/month";
import { noteSent } from "@/lib/invoices/note-sent";
import { enqueueJob } from "@/lib/jobs/enqueue-job";
import { formatAmount } from "@/lib/money";
import { writeOrder } from "@/lib/payments/packages/order-package";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import type { TopUpStanding } from "./queries";

const BY = { actor: "job:top-up-credits" };
/** A charge that nobody has heard the end of is looked at again after so long: a bank debit takes days. */
export const LOOK_AGAIN_MS = 3_600_000;

/** Its job may have been lost, or failed for a day because Stripe was away: a second one finds out what became of it. */
export async function lookAgain(tx: Tx, topUp: CreditTopUp, invoiceId: number): Promise<boolean> {
  if (!topUp.attemptedAt || topUp.attemptedAt.getTime() > nowMs() - LOOK_AGAIN_MS) return false;
  await change(tx, topUp, { attemptedAt: now() });
  await enqueueCharge(tx, topUp, invoiceId);
  return true;
}

/** The row first: whatever happens to the job, this purchase and no other is in flight until its end is known. */
export async function charge(tx: Tx, topUp: TopUpStanding, subscription: Subscription): Promise<boolean> {
  const invoice = await order(tx, topUp, subscription);
  const attempt = topUp.attempt + 1;
  await change(tx, topUp, { invoiceId: invoice.id, attempt, attemptedAt: now() });
  await enqueueCharge(tx, { ...topUp, attempt }, invoice.id);
  return true;
}

function enqueueCharge(
  tx: Tx,
  { accountId, attempt }: Pick<CreditTopUp, "accountId" | "attempt">,
  invoiceId: number,
) {
  return enqueueJob(tx, {
    task: "charge-stripe-top-up",
    payload: { accountId, invoiceId, attempt },
    jobKey: `charge-stripe-top-up:${accountId}`,
    queue: `stripe-top-up:${accountId}`,
  });
}

/** An invoice that can be paid by every method; the next one is written when this one is paid, or void after 14 days. */
export async function remind(
  tx: Tx,
  topUp: TopUpStanding,
  subscription: Subscription,
  available: number,
): Promise<boolean> {
  const invoice = await order(tx, topUp, subscription);
  await pause(tx, topUp, invoice.dueAt);
  await noteSent(tx, invoice);
  await mailBillingContact(tx, {
    accountId: topUp.accountId,
    template: "top-up-reminder",
    onceKey: `top-up-reminder:${invoice.id}`,
    props: {
      packageName: topUp.package.name,
      number: invoice.number,
      invoiceId: invoice.id,
      amount: formatAmount(invoice.totalCents, invoice.currency),
      available,
      threshold: topUp.threshold,
      dueAt: invoice.dueAt.toISOString(),
    },
  });
  return true;
}

/** The open order of the same package is used, also where somebody placed it by hand: it is bought once. */
async function order(tx: Tx, topUp: TopUpStanding, subscription: Subscription): Promise<Invoice> {
  const { id } = await writeOrder(tx, { by: BY, wanted: topUp.package, subscription });
  const [invoice] = await tx
    .update(invoices)
    .set({ isTopUp: true, updatedAt: now() })
    .where(and(eq(invoices.accountId, topUp.accountId), eq(invoices.id, id)))
    .returning();
  return invoice!;
}

export async function stopForMonth(tx: Tx, topUp: TopUpStanding, available: number): Promise<boolean> {
  const renewsAt = nextCalendarMonth(now());
  await pause(tx, topUp, renewsAt);
  const { accountId, bought } = topUp;
  await mailBillingContact(tx, {
    accountId,
    template: "top-up-limit",
    onceKey: `top-up-limit:${accountId}:${renewsAt.toISOString()}:${topUp.maxPerMonth}:${topUp.maxCentsPerMonth}`,
    props: {
      packageName: topUp.package.name,
      available,
      count: bought.count,
      amount: formatAmount(bought.cents, topUp.package.currency),
      renewsAt: renewsAt.toISOString(),
    },
  });
  return true;
}

export async function switchOff(tx: Tx, topUp: TopUpStanding): Promise<boolean> {
  const { accountId, package: wanted } = topUp;
  const reason = `"${wanted.name}" is no longer offered on your plan.`;
  await change(tx, topUp, { isEnabled: false, failureReason: reason });
  await recordAudit(tx, {
    ...{ ...BY, accountId, action: "credit_top_up.switched_off", reason },
    ...{ targetType: "credit_package", targetId: wanted.id },
  });
  await mailBillingContact(tx, {
    accountId,
    template: "top-up-failed",
    props: {
      packageName: wanted.name,
      amount: formatAmount(wanted.priceCents, wanted.currency),
      reason,
      needsConfirmation: false,
    },
  });
  return true;
}

export async function pause(tx: Tx, topUp: CreditTopUp, pausedUntil: Date): Promise<boolean> {
  await change(tx, topUp, { pausedUntil });
  return false;
}

async function change(tx: Tx, { id }: CreditTopUp, changes: Partial<CreditTopUp>): Promise<void> {
  await tx
    .update(creditTopUps)
    .set({ ...changes, updatedAt: now() })
    .where(eq(creditTopUps.id, id));
}
