import { and, desc, eq } from "drizzle-orm";
import { payments, plans, subscriptions } from "@/db/schema";
import { forAccount } from "@/db/scope";
import type { PaymentMethod } from "@/lib/accounts/account";
import type { Invoice } from "@/lib/invoices/create-invoice";
import { listOpenInvoices } from "@/lib/subscriptions/open-invoices";
import type { Plan } from "@/lib/subscriptions/plan-in-force";
import { isChargedByCard } from "@/lib/subscriptions/subscription";
import type { Payment } from "./record-succeeded";

export interface PaymentView {
  invoice: Invoice;
  /** What the invoice is for. */
  plan: Plan;
  /** The last transfer that was reported for it. */
  reported: Payment | undefined;
  /** How they pay: as they reported, else as they chose or paid before. */
  preferred: PaymentMethod | null;
  /** The card on file is charged for it by itself when it is due. */
  isCharged: boolean;
  /** More invoices that wait. */
  others: Invoice[];
}

/** What /payment shows: the wanted open invoice, or the first, with what was reported for it. Undefined: nothing is open. */
export function findPaymentView(accountId: number, invoiceId?: number): Promise<PaymentView | undefined> {
  return forAccount(accountId, async (tx) => {
    const open = await listOpenInvoices(tx, accountId);
    const invoice = open.find(({ id }) => id === invoiceId) ?? open[0];
    if (!invoice) return undefined;
    const [terms] = await tx
      .select({ plan: plans, subscription: subscriptions })
      .from(subscriptions)
      .innerJoin(plans, eq(plans.id, invoice.planId))
      .where(and(eq(subscriptions.accountId, accountId), eq(subscriptions.id, invoice.subscriptionId)));
    const [reported] = await tx
      .select()
      .from(payments)
      .where(
        and(
          eq(payments.accountId, accountId),
          eq(payments.invoiceId, invoice.id),
          eq(payments.method, "bank_transfer"),
        ),
      )
      .orderBy(desc(payments.id))
      .limit(1);
    const { plan, subscription } = terms!;
    const preferred = reported ? "bank_transfer" : subscription.paymentMethod;
    const isCharged = isChargedByCard(subscription, invoice);
    const others = open.filter(({ id }) => id !== invoice.id);
    return { invoice, plan, reported, preferred, isCharged, others };
  });
}
