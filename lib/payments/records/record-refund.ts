import type { Account, Invoice, Payment, Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { formatDecimal } from "@/lib/money";
import { releasePeriods } from "@/lib/subscriptions/lifecycle/release-period";
import { takeUpgradeBack } from "@/lib/subscriptions/plan-change/take-upgrade-back";
import { beginMonthIfDue } from "@/lib/subscriptions/renewal/begin-month";
import { writeAccountMoney } from "./account-money";
import { changePayment } from "./change-payment";
import { documentRefund } from "./document-refund";
import { type Decision, lockPaymentWithAccount } from "./lock-payment";
import { mailKeptRefunded } from "./mail-kept-refunded";
import { isSettled } from "./payment";
import { takeCreditsBack } from "./take-credits-back";

export interface Refund extends Decision {
  /** All that was given back of this payment so far: repeating it changes nothing. */
  refundedTotalCents: number;
  reason: string;
  /** What the payer reads as the reason, where it is another. */
  payerReason?: string;
  /** The payer's bank or PayPal took it after a dispute: we sent nothing. */
  isTakenBack?: boolean;
}

/**
 * Records money given back, with the ledger's counter-entry: the payment's credits in the same share, as far as they are
 * still there. Credits of a period that a later payment has replaced are gone already, and are not taken twice. A period
 * that has not begun goes with all of its money, and with it those before it whose money went earlier; so does the plan that
 * an upgrade bought.
 */
export async function recordRefund(tx: Tx, refund: Refund): Promise<Payment> {
  const { payment, account } = await lockPaymentWithAccount(tx, refund.paymentId);
  if (payment.status === "kept") return refundKept(tx, payment, account, refund);
  if (!isSettled(payment)) throw new AppError("invalid_state");
  const total = Math.min(refund.refundedTotalCents, payment.amountCents);
  if (total <= payment.refundedCents) return payment;
  if (account) await beginMonthIfDue(tx, account);
  const changed = await changePayment(
    tx,
    payment,
    total === payment.amountCents ? "refunded" : payment.status,
    {
      refundedCents: total,
    },
  );
  const { creditsTaken, released } = account
    ? await takeBack(tx, account, payment, changed)
    : { creditsTaken: 0, released: [] };
  const reason = reasonForPayer(refund);
  const { isTakenBack = false } = refund;
  await documentRefund(tx, { payment, totalCents: total, creditsTaken, released, reason, isTakenBack });
  await recordAudit(tx, { ...auditOf(refund, payment, total, released), accountId: account?.id ?? null });
  return changed;
}

/** What staff wrote is meant for the payer. What a provider's event says is ours. */
function reasonForPayer({ actor, reason, payerReason }: Refund): string {
  return payerReason ?? (actor.startsWith("user:") ? reason : "");
}

/** Nothing where the account was deleted: then the books alone are left. Answers the invoices whose periods went too. */
async function takeBack(tx: Tx, account: Account, before: Payment, after: Payment) {
  const creditsTaken = await takeCreditsBack(tx, before, after.refundedCents);
  await dropUpgrade(tx, account.id);
  if (after.status !== "refunded") return { creditsTaken, released: [] };
  await takeUpgradeBack(tx, account, before);
  return { creditsTaken, released: await releasePeriods(tx, account, before) };
}

/** An upgrade that waits was reckoned from money that is gone. Money on its way for it keeps it. */
async function dropUpgrade(tx: Tx, accountId: number): Promise<void> {
  if (!(await isTransferWaiting(tx, accountId, ["upgrade"])))
    await voidOpenInvoices(tx, accountId, ["upgrade"]);
}

/** Money that paid nothing brought nothing that would have to be taken back. */
async function refundKept(
  tx: Tx,
  payment: Payment,
  account: Account | undefined,
  refund: Refund,
): Promise<Payment> {
  const total = Math.min(refund.refundedTotalCents, payment.amountCents);
  if (total <= payment.refundedCents) return payment;
  const changed = await changePayment(tx, payment, "kept", { refundedCents: total });
  await writeAccountMoney(tx, payment, {
    kind: "refunded",
    amountCents: payment.refundedCents - total,
    actor: refund.actor,
  });
  await mailKeptRefunded(tx, payment, changed, reasonForPayer(refund));
  await recordAudit(tx, { ...auditOf(refund, payment, total, []), accountId: account?.id ?? null });
  return changed;
}

function auditOf(refund: Refund, payment: Payment, total: number, released: readonly Invoice[]) {
  const first = released.at(-1);
  return {
    actor: refund.actor,
    actorUserId: refund.actorUserId,
    requestId: refund.requestId,
    reason: refund.reason,
    action: "payment.refunded",
    targetType: "payment",
    targetId: payment.id,
    before: { refunded: formatDecimal(payment.refundedCents) },
    after: {
      refunded: formatDecimal(total),
      currency: payment.currency,
      ...(first
        ? { period_taken_back: first.periodStart?.toISOString(), periods_taken_back: released.length }
        : {}),
    },
  };
}
