import { eq } from "drizzle-orm";
import { type Account, asSystem, type Invoice, invoices, type Payment, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { AppError } from "@/lib/errors";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { formatDecimal } from "@/lib/money";
import { findLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { keepPayment } from "./keep-payment";
import { lockBill, payableBill } from "./payable-invoice";
import { findUsedReference, isUndecided } from "./record-succeeded";
import { settlePayment } from "./settle-payment";
import type { Bill, ProviderPayment } from "./settlement";

/** What became of the money: the payment that settled an invoice, or that is kept. */
export interface Placed {
  payment: Payment;
  replayed: boolean;
}

/**
 * Settles what a provider has charged. When its invoice is not open any more, the money is not lost: where the invoice was
 * replaced, it pays the open one with that amount; else it is kept as the account's own. Throws what `settlePayment` throws,
 * and `account_cancelled` where staff cancelled the account.
 */
export function settleProviderPayment(payment: ProviderPayment): Promise<Placed> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, payment.accountId);
    const known = await findUsedReference(tx, payment);
    if (known && !isUndecided(known)) return { payment: known, replayed: true };
    if (account.cancelledByStaff) throw cancelledByStaff(payment);
    const bill = await billFor(tx, account, payment);
    if (!bill) return { payment: await keepPayment(tx, payment, known), replayed: false };
    const settlement = { ...payment, actor: `webhook:${payment.method}` };
    return settlePayment(tx, settlement, { bill, reported: known });
  });
}

/** Undefined where it pays nothing: its invoice is paid already, or void with nothing like it open. */
async function billFor(tx: Tx, account: Account, payment: ProviderPayment): Promise<Bill | undefined> {
  const { amountCents, currency, method } = payment;
  const invoice = await findInvoice(tx, payment);
  if (invoice?.status === "open") return lockBill(tx, account, invoice.id);
  if (invoice?.status === "paid") return undefined;
  if (invoice && (await findLiveSubscription(tx, account.id))) {
    const same = (await listOpenInvoices(tx, account.id)).find(
      (open) => open.totalCents === amountCents && open.currency === currency,
    );
    return same && lockBill(tx, account, same.id);
  }
  return payableBill(tx, account, { amountCents, actor: `webhook:${method}` });
}

/** As a suspension by staff does, their cancellation outlives payments: such money goes back. */
function cancelledByStaff({ amountCents, currency }: ProviderPayment): AppError {
  return new AppError("account_cancelled", {
    message: `Our team cancelled this account before ${formatDecimal(amountCents)} ${currency} were charged. Refund them at the provider, or reactivate the account and replay the event.`,
  });
}

async function findInvoice(tx: Tx, { invoiceId, accountId }: ProviderPayment): Promise<Invoice | undefined> {
  if (invoiceId === undefined) return undefined;
  const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, invoiceId));
  return invoice?.accountId === accountId ? invoice : undefined;
}
