import { and, desc, eq, gt, isNotNull, ne, type SQL } from "drizzle-orm";
import {
  checkouts,
  forAccount,
  type Invoice,
  type Payment,
  type Plan,
  payments,
  plans,
  subscriptions,
  type Tx,
} from "@/db";
import type { PaymentMethod } from "@/db/words";
import { now } from "@/lib/clock";
import { heldByInvoice } from "@/lib/invoices/held-for";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { isOverdueOrder } from "@/lib/invoices/orders/unpaid-orders";
import { openAsOfNow } from "@/lib/payments/packages/void-unpaid-orders";
import { findPendingWords } from "@/lib/payments/provider/pending-reason";
import { isChargedByCard } from "@/lib/subscriptions/subscription";

export interface DueInvoice {
  invoice: Invoice;
  /** What the invoice is for. */
  plan: Plan;
  /** The last transfer that was reported for it. */
  reported: Payment | undefined;
  /** A provider has accepted it, and the money takes days. */
  processing: Payment | undefined;
  /** Why that takes days, in a sentence, where its provider has said so. */
  pendingWords: string | undefined;
  /** Where its payer has to go once more before PayPal takes the money. */
  payerActionUrl: string | undefined;
  /** The provider could not take the money, and no page was opened since. */
  declined: Payment | undefined;
  /** How they pay: as they reported, else as they chose or paid before. */
  preferred: PaymentMethod | null;
  /** The card on file is charged for it automatically when it is due. */
  isCharged: boolean;
  /** More invoices that wait. */
  others: Invoice[];
  /** What is held of each already, by their ids: a transfer brings the rest. */
  held: ReadonlyMap<number, number>;
}

/** The wanted open invoice, or the first, with what was reported for it. Undefined: nothing is open. */
export async function findDueInvoice(accountId: number, wantedId?: number): Promise<DueInvoice | undefined> {
  const found = await findOpen(accountId, wantedId);
  const all = found && [found.invoice, ...found.others];
  if (!all?.some((invoice) => isOverdueOrder(invoice, now()))) return found;
  await openAsOfNow(accountId, async () => all);
  return findOpen(accountId, wantedId);
}

function findOpen(accountId: number, wantedId?: number): Promise<DueInvoice | undefined> {
  return forAccount(accountId, async (tx) => {
    const open = await listOpenInvoices(tx, accountId);
    const invoice = open.find(({ id }) => id === wantedId) ?? open[0];
    if (!invoice) return undefined;
    const [terms] = await tx
      .select({ plan: plans, subscription: subscriptions })
      .from(subscriptions)
      .innerJoin(plans, eq(plans.id, invoice.planId))
      .where(and(eq(subscriptions.accountId, accountId), eq(subscriptions.id, invoice.subscriptionId)));
    const reported = await findLast(tx, invoice, eq(payments.method, "bank_transfer"));
    const processing = await findLast(tx, invoice, eq(payments.status, "processing"));
    const declined = await findDeclined(tx, invoice);
    const payerActionUrl = await findPayerAction(tx, invoice);
    const { plan, subscription } = terms!;
    const preferred = reported ? "bank_transfer" : subscription.paymentMethod;
    const isCharged = isChargedByCard(subscription, invoice);
    const others = open.filter(({ id }) => id !== invoice.id);
    const held = await heldByInvoice(tx, accountId);
    const pendingWords = processing && (await findPendingWords(tx, processing));
    const so = { reported, processing, pendingWords, payerActionUrl, declined, preferred, isCharged };
    return { invoice, plan, ...so, others, held };
  });
}

async function findLast(
  tx: Tx,
  { accountId, id }: Invoice,
  which: SQL | undefined,
): Promise<Payment | undefined> {
  const [last] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.accountId, accountId), eq(payments.invoiceId, id), which))
    .orderBy(desc(payments.id))
    .limit(1);
  return last;
}

async function findDeclined(tx: Tx, invoice: Invoice): Promise<Payment | undefined> {
  const isDeclined = and(eq(payments.status, "failed"), ne(payments.method, "bank_transfer"));
  const last = await findLast(tx, invoice, isDeclined);
  if (!last) return undefined;
  const ofInvoice = and(eq(checkouts.accountId, invoice.accountId), eq(checkouts.invoiceId, invoice.id));
  // One that took days has failed when it was changed last, not when it began.
  const since = await tx.$count(checkouts, and(ofInvoice, gt(checkouts.createdAt, last.updatedAt)));
  return since === 0 ? last : undefined;
}

async function findPayerAction(tx: Tx, { accountId, id }: Invoice): Promise<string | undefined> {
  const [page] = await tx
    .select({ url: checkouts.payerActionUrl })
    .from(checkouts)
    .where(
      and(
        eq(checkouts.accountId, accountId),
        eq(checkouts.invoiceId, id),
        eq(checkouts.status, "open"),
        isNotNull(checkouts.payerActionUrl),
      ),
    );
  return page?.url ?? undefined;
}
