import { eq } from "drizzle-orm";
import { type Account, asSystem, invoices, type Tx } from "@/db";
import type { Provider } from "@/db/words";
import { lockAccount } from "@/lib/accounts/lock-account";
import { AppError } from "@/lib/errors";
import { formatDecimal } from "@/lib/money";
import { lockBill, payableBill } from "./payable-invoice";
import { findUsedReference } from "./record-succeeded";
import { settlePayment } from "./settle-payment";
import { type Settled, settledState } from "./settled-state";
import type { Bill } from "./settlement";

export interface ProviderPayment {
  accountId: number;
  /** The invoice it was for; undefined for a charge that the provider made by itself. */
  invoiceId?: number;
  method: Provider;
  externalPaymentId: string;
  amountCents: number;
  currency: string;
  payerName?: string;
  stripeSubscriptionId?: string;
  stripeInvoiceId?: string;
}

/**
 * Settles what a provider has charged. When its invoice is not open any more (paid otherwise, or replaced), the money is
 * not lost: it pays what is open with that amount, or the next period in advance. Throws what `settlePayment` throws, and
 * `account_cancelled` where staff cancelled the account.
 */
export function settleProviderPayment(payment: ProviderPayment): Promise<Settled> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, payment.accountId);
    const known = await findUsedReference(tx, payment);
    if (known) return settledState(tx, known, { replayed: true });
    if (account.cancelledByStaff) throw cancelledByStaff(payment);
    const bill = await billFor(tx, account, payment);
    return settlePayment(tx, { ...payment, actor: `webhook:${payment.method}` }, { bill });
  });
}

async function billFor(tx: Tx, account: Account, payment: ProviderPayment): Promise<Bill> {
  const invoiceId = await findOpenInvoiceId(tx, payment);
  if (invoiceId !== undefined) return lockBill(tx, account, invoiceId);
  return payableBill(tx, account, { amountCents: payment.amountCents, actor: `webhook:${payment.method}` });
}

/** As a suspension by staff does, their cancellation outlives payments: such money goes back. */
function cancelledByStaff({ amountCents, currency }: ProviderPayment): AppError {
  return new AppError("account_cancelled", {
    message: `Our team cancelled this account before ${formatDecimal(amountCents)} ${currency} were charged. Refund them at the provider, or reactivate the account and replay the event.`,
  });
}

async function findOpenInvoiceId(
  tx: Tx,
  { invoiceId, accountId }: ProviderPayment,
): Promise<number | undefined> {
  if (invoiceId === undefined) return undefined;
  const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, invoiceId));
  return invoice?.accountId === accountId && invoice.status === "open" ? invoice.id : undefined;
}
