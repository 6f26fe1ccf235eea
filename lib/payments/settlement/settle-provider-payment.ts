import { eq } from "drizzle-orm";
import { type Account, asSystem, invoices, type Tx } from "@/db";
import type { Provider } from "@/db/words";
import { isCancelledByStaff } from "@/lib/accounts/account";
import { lockAccount } from "@/lib/accounts/lock-account";
import { AppError } from "@/lib/errors";
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
 * not lost: it pays what is open with that amount, or the next period in advance.
 */
export function settleProviderPayment(payment: ProviderPayment): Promise<Settled> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, payment.accountId);
    const known = await findUsedReference(tx, payment);
    if (known) return settledState(tx, known, { replayed: true });
    const bill = await billFor(tx, account, payment);
    return settlePayment(tx, { ...payment, actor: `webhook:${payment.method}` }, { bill });
  });
}

async function billFor(tx: Tx, account: Account, payment: ProviderPayment): Promise<Bill> {
  const invoiceId = await findOpenInvoiceId(tx, payment);
  if (invoiceId !== undefined) return lockBill(tx, account, invoiceId);
  requireNotCancelledByStaff(account);
  return payableBill(tx, account, { amountCents: payment.amountCents, actor: `webhook:${payment.method}` });
}

/** A charge that nobody asked for brings back no account that staff cancelled: its event fails, and staff refund it. */
function requireNotCancelledByStaff(account: Account): void {
  if (isCancelledByStaff(account))
    throw new AppError("invalid_state", { message: "Our team cancelled this account: refund the charge." });
}

async function findOpenInvoiceId(
  tx: Tx,
  { invoiceId, accountId }: ProviderPayment,
): Promise<number | undefined> {
  if (invoiceId === undefined) return undefined;
  const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, invoiceId));
  return invoice?.accountId === accountId && invoice.status === "open" ? invoice.id : undefined;
}
