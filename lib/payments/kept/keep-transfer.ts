import { and, eq } from "drizzle-orm";
import { type Account, type Invoice, type Payment, payments, type Tx } from "@/db";
import { NO_MONEY, refuseInSandbox } from "@/lib/accounts/sandbox/refuse-in-sandbox";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { countsForTransfers } from "@/lib/invoices/held-for";
import { formatDecimal } from "@/lib/money";
import { insertKept, writeAccountMoney } from "@/lib/payments/records/account-money";
import { changePayment } from "@/lib/payments/records/change-payment";
import { mailKeptTransfer } from "./mail-kept-transfer";

export interface KeptTransfer extends Author {
  /** The invoice that it was sent for: too little for it, or too much. */
  invoice: Invoice;
  amountCents: number;
  externalPaymentId: string;
  payerName: string;
  actorUserId?: number;
}

/**
 * A transfer that was too little for its invoice, or what was too much of one: the account's own from now on. What is kept of
 * transfers is one payment for each account and currency, which grows; it counts for the next transfer that needs it
 * (`settleFromStatement`). The payer hears what is missing and how to pay it. The caller holds the account's lock.
 */
export async function keepTransfer(tx: Tx, account: Account, money: KeptTransfer): Promise<Payment> {
  const { invoice, amountCents, actor, actorUserId, requestId } = money;
  refuseInSandbox(account, NO_MONEY);
  const known = await findKeptTransfer(tx, account.id, invoice.currency);
  const payment = known
    ? await changePayment(tx, known, "kept", {
        amountCents: known.amountCents + amountCents,
        invoiceId: invoice.id,
      })
    : await insertKept(tx, {
        accountId: account.id,
        invoiceId: invoice.id,
        method: "bank_transfer",
        externalPaymentId: money.externalPaymentId,
        amountCents,
        currency: invoice.currency,
        payerName: money.payerName,
      });
  await writeAccountMoney(tx, payment, { kind: "kept", amountCents, actor });
  await recordAudit(tx, {
    accountId: account.id,
    actor,
    actorUserId,
    requestId,
    action: "payment.kept",
    targetType: "payment",
    targetId: payment.id,
    after: { amount: formatDecimal(amountCents), currency: invoice.currency, invoice: invoice.number },
  });
  await mailKeptTransfer(tx, { payment, invoice, amountCents });
  return payment;
}

/** What is kept of the account's transfers and is all there still; of one that went back in part, nothing counts any longer. */
export async function findKeptTransfer(
  tx: Tx,
  accountId: number,
  currency: string,
): Promise<Payment | undefined> {
  const [kept] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.accountId, accountId), eq(payments.currency, currency), countsForTransfers))
    .orderBy(payments.id)
    .limit(1)
    .for("update");
  return kept;
}
