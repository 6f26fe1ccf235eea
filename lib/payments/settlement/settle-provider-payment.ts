import { and, desc, eq, inArray } from "drizzle-orm";
import {
  type Account,
  accountMoney,
  asSystem,
  type Invoice,
  invoices,
  type Payment,
  payments,
  type Subscription,
  subscriptions,
  type Tx,
} from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isForPeriod } from "@/lib/invoices/invoice";
import { voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { findWhyNotPayable } from "@/lib/invoices/not-payable";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { formatAmount } from "@/lib/money";
import { findLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { INVOICE_DAYS_BEFORE } from "@/lib/subscriptions/renewal/renewal";
import { addDays } from "@/lib/time/days";
import { lockBill, payableBill } from "./bill";
import { keepPayment } from "./keep-payment";
import { settlePayment } from "./settle-payment";
import type { Bill, ProviderPayment } from "./settlement";
import { findUsedReference, isUndecided } from "./used-reference";

/** What became of the money: the payment that settled an invoice, or that is kept. */
export interface Placed {
  payment: Payment;
  replayed: boolean;
}

/**
 * Settles what a provider has charged. When its invoice is no longer open, the money is not lost: where the invoice was
 * replaced, it pays the open one with that amount; else it is kept as the account's own. Throws what `settlePayment` throws,
 * and `account_cancelled` where staff cancelled the account.
 */
export function settleProviderPayment(payment: ProviderPayment): Promise<Placed> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, payment.accountId);
    const known = await findUsedReference(tx, payment);
    if (known && !isUndecided(known)) return { payment: known, replayed: true };
    if (account.cancelledByStaff) throw cancelledByStaff(payment);
    const bill = await billFor(tx, account, payment, known?.createdAt);
    if (!bill) return { payment: await keep(tx, payment, known), replayed: false };
    const settlement = { ...payment, actor: `webhook:${payment.method}` };
    return settlePayment(tx, settlement, { bill, reported: known });
  });
}

/**
 * Undefined where it pays nothing: its invoice is paid already, void with nothing like it open, or takes no more money,
 * which a job may not have said yet. `comingSince`: since when it was on its way.
 */
async function billFor(
  tx: Tx,
  account: Account,
  payment: ProviderPayment,
  comingSince?: Date,
): Promise<Bill | undefined> {
  const { amountCents, currency, method } = payment;
  const invoice = await findInvoice(tx, payment);
  if (invoice?.status === "open") return billOfOpen(tx, account, invoice, comingSince);
  if (invoice?.status === "paid") return undefined;
  if (invoice && (await findLiveSubscription(tx, account.id))) {
    const same = (await listOpenInvoices(tx, account.id)).find(
      (open) => open.totalCents === amountCents && open.currency === currency,
    );
    return same && lockBill(tx, account, same.id);
  }
  if (!invoice && ((await isCanceled(tx, payment)) || (await isPaidOtherwise(tx, payment)))) return undefined;
  return payableBill(tx, account, { amountCents, isForPeriod: !invoice, actor: `webhook:${method}` });
}

async function billOfOpen(
  tx: Tx,
  account: Account,
  { id }: Invoice,
  comingSince?: Date,
): Promise<Bill | undefined> {
  const bill = await lockBill(tx, account, id);
  const { invoice, plan } = bill;
  if ((await findWhyNotPayable(tx, invoice, { plan, comingSince })) === undefined) return bill;
  await voidInvoice(tx, bill.invoice);
  return undefined;
}

/**
 * The subscription that it would renew was canceled, or has ended: nobody asked for another period (decision 025, rule 8).
 * Only a payer who acts, on a page or by transfer, starts it again. What was charged before the end, and is only told after
 * it, is settled as it would have been in time. Kept beside the last period that was paid; where none ever was, the charge
 * belongs to the first one.
 */
async function isCanceled(tx: Tx, { accountId, chargedAt }: ProviderPayment): Promise<boolean> {
  const live = await findLiveSubscription(tx, accountId);
  if (live && !live.cancelAtPeriodEnd) return false;
  const endedAt = live ? null : await findEnd(tx, accountId);
  if (chargedAt && endedAt && chargedAt <= endedAt) return false;
  return (await findLastPaid(tx, accountId)) !== undefined;
}

async function findEnd(tx: Tx, accountId: number): Promise<Date | null> {
  const { cancelledAt, id } = subscriptions;
  const [last] = await tx
    .select({ cancelledAt })
    .from(subscriptions)
    .where(eq(subscriptions.accountId, accountId))
    .orderBy(desc(id))
    .limit(1);
  return last?.cancelledAt ?? null;
}

/**
 * A charge of a subscription at the provider, after its period was paid another way or from the account's own money, and with
 * nothing open that it fits.
 */
async function isPaidOtherwise(tx: Tx, payment: ProviderPayment): Promise<boolean> {
  const { accountId, method, amountCents } = payment;
  const live = await findLiveSubscription(tx, accountId);
  if (live?.status !== "active" || !live.paymentMethod) return false;
  if (live.paymentMethod === method && !(await isPaidFromBalance(tx, live, payment))) return false;
  const open = await listOpenInvoices(tx, accountId);
  if (open.some((invoice) => isForPeriod(invoice) && invoice.totalCents === amountCents)) return false;
  return (await findLastPaid(tx, accountId)) !== undefined;
}

/** What was paid last came from money that was held, and the next period is not billed yet: the charge can't be for that. */
async function isPaidFromBalance(
  tx: Tx,
  { id, currentPeriodEnd }: Subscription,
  { chargedAt = now() }: ProviderPayment,
): Promise<boolean> {
  if (!currentPeriodEnd || currentPeriodEnd <= addDays(chargedAt, INVOICE_DAYS_BEFORE)) return false;
  const ofLast = and(eq(invoices.subscriptionId, id), eq(invoices.periodEnd, currentPeriodEnd));
  const [used] = await tx
    .select({ id: accountMoney.id })
    .from(invoices)
    .innerJoin(payments, eq(payments.invoiceId, invoices.id))
    .innerJoin(accountMoney, and(eq(accountMoney.paymentId, payments.id), eq(accountMoney.kind, "used")))
    .where(
      and(
        ofLast,
        eq(invoices.status, "paid"),
        eq(invoices.kind, "renewal"),
        eq(payments.status, "succeeded"),
      ),
    )
    .limit(1);
  return used !== undefined;
}

/** What names no invoice is kept beside the last one that its account paid. */
async function keep(tx: Tx, payment: ProviderPayment, known: Payment | undefined): Promise<Payment> {
  const invoiceId = payment.invoiceId ?? (await findLastPaid(tx, payment.accountId))?.id;
  return keepPayment(tx, { ...payment, invoiceId }, known);
}

async function findLastPaid(tx: Tx, accountId: number): Promise<Invoice | undefined> {
  const isPaid = and(eq(invoices.accountId, accountId), eq(invoices.status, "paid"));
  const isOfPeriod = inArray(invoices.kind, ["first", "renewal"]);
  const [last] = await tx
    .select()
    .from(invoices)
    .where(and(isPaid, isOfPeriod))
    .orderBy(desc(invoices.id))
    .limit(1);
  return last;
}

/** As a suspension by staff does, their cancellation outlives payments: such money goes back. */
function cancelledByStaff({ amountCents, currency }: ProviderPayment): AppError {
  return new AppError("account_cancelled", {
    message: `Our team cancelled this account before ${formatAmount(amountCents, currency)} was charged. Refund them at the provider, or reactivate the account and replay the event.`,
  });
}

async function findInvoice(tx: Tx, { invoiceId, accountId }: ProviderPayment): Promise<Invoice | undefined> {
  if (invoiceId === undefined) return undefined;
  const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, invoiceId));
  return invoice?.accountId === accountId ? invoice : undefined;
}
