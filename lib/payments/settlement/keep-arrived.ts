import { eq } from "drizzle-orm";
import { type Payment, payments, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { findWhyNotPayable } from "@/lib/invoices/not-payable";
import { formatDecimal } from "@/lib/money";
import { mailKept, writeAccountMoney } from "@/lib/payments/records/account-money";
import { changePayment } from "@/lib/payments/records/change-payment";
import type { Decision } from "@/lib/payments/records/lock-payment";
import { type Settled, settledState } from "./settled-state";
import type { Bill } from "./settlement";

interface Arrived {
  bill: Bill;
  /** The tenant's report of it, for the bill's invoice. */
  reported: Payment;
}

/** Asked when the money is here: what was reported for may have been refunded, ended or taken from sale since. */
export async function takesMoney(tx: Tx, { bill, reported }: Arrived): Promise<boolean> {
  const { invoice, plan } = bill;
  if (invoice.status !== "open") return false;
  return (await findWhyNotPayable(tx, invoice, { plan, comingSince: reported.createdAt })) === undefined;
}

/**
 * A reported transfer that has arrived for an invoice that takes no money any longer, such as an upgrade of a period that was
 * refunded meanwhile: it is the account's own, and the invoice is void. Its owner uses it for an invoice of its amount, or
 * our team sends it back. Answers as settling does, with nothing brought. The caller holds what the bill has locked.
 */
export async function keepArrived(
  tx: Tx,
  { bill, reported }: Arrived,
  { actor, actorUserId, requestId }: Omit<Decision, "paymentId">,
): Promise<Settled> {
  const { account, invoice } = bill;
  const changed = await changePayment(tx, reported, "kept", {
    decidedByUserId: actorUserId,
    settledAt: now(),
  });
  const payment = await noteKeptByHand(tx, changed);
  await writeAccountMoney(tx, payment, { kind: "kept", amountCents: payment.amountCents, actor });
  await recordAudit(tx, {
    accountId: account.id,
    actor,
    actorUserId,
    requestId,
    action: "payment.kept",
    targetType: "payment",
    targetId: payment.id,
    after: {
      amount: formatDecimal(payment.amountCents),
      currency: payment.currency,
      invoice: invoice.number,
    },
  });
  if (invoice.status === "open") await voidInvoice(tx, invoice);
  await mailKept(tx, payment);
  return settledState(tx, payment, { replayed: false });
}

/** No line of a statement is known to be it: until one is, no transfer counts on it. */
async function noteKeptByHand(tx: Tx, { id }: Payment): Promise<Payment> {
  const [noted] = await tx
    .update(payments)
    .set({ isKeptByHand: true })
    .where(eq(payments.id, id))
    .returning();
  return noted!;
}
