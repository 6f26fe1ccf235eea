import { asSystem } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { AppError } from "@/lib/errors";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { writeAccountMoney } from "@/lib/payments/records/account-money";
import { refuseDisputed } from "@/lib/payments/records/record-dispute-state";
import { refuseTaken } from "@/lib/payments/records/taken/taken-invoice";
import { refuseUnderWay } from "@/lib/payments/refunds/under-way";
import { lockBill } from "@/lib/payments/settlement/bill";
import { settlePayment } from "@/lib/payments/settlement/settle-payment";
import { type Settled, settledState } from "@/lib/payments/settlement/settled-state";
import { lockOwnPayment } from "./lock-own-payment";

export interface KeptRequest extends Author {
  accountId: number;
  paymentId: number;
}

/**
 * Sets money that is kept for the account against its open invoice of the same amount: the payment moves to that invoice and
 * settles it. Doing it again answers the same. Throws `not_found`, `forbidden`, `payment_in_progress`, `outcome_unknown` while
 * a refund of it is under way, and `invalid_state` where it is not kept, a part went back, or no open invoice has its amount.
 */
export function spendKeptPayment({ accountId, paymentId, ...by }: KeptRequest): Promise<Settled> {
  return asSystem(async (tx) => {
    const account = await lockAccountFor(tx, accountId, standingOf(by, "billing:pay"));
    const payment = await lockOwnPayment(tx, accountId, paymentId);
    if (payment.status === "succeeded") return settledState(tx, payment, { replayed: true });
    if (payment.status !== "kept" || payment.refundedCents > 0)
      throw new AppError("invalid_state", { message: "This money is no longer held for you." });
    await refuseUnderWay(tx, payment);
    await refuseDisputed(tx, payment);
    const { amountCents, currency, method, externalPaymentId } = payment;
    const invoice = (await listOpenInvoices(tx, accountId)).find(
      (open) => open.totalCents === amountCents && open.currency === currency,
    );
    if (!invoice) throw new AppError("invalid_state", { message: "No open invoice has this amount." });
    const bill = await lockBill(tx, account, invoice.id);
    refuseTaken(bill.takenAs);
    await writeAccountMoney(tx, payment, { kind: "used", amountCents: -amountCents, actor: by.actor });
    const settlement = { accountId, method, externalPaymentId, amountCents, currency, ...by };
    return settlePayment(tx, settlement, { bill, reported: payment });
  });
}
