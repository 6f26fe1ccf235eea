import type { Tx } from "@/db";
import { buyCredits } from "@/lib/credits/purchases/buy-credits";
import { markInvoicePaid } from "@/lib/invoices/mark-invoice-paid";
import { endTopUp } from "@/lib/payments/records/end-top-up";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import type { Settling } from "./settlement";

/** What a paid package brings: its credits, and nothing else. Period, plan and status stay as they are. */
export async function applyPaidPackage(tx: Tx, settling: Settling, stripeInvoiceId?: string) {
  const { account, subscription, payment } = settling;
  const invoice = await markInvoicePaid(tx, settling.invoice, { stripeInvoiceId });
  if (invoice.isTopUp) await endTopUp(tx, invoice);
  const ledger = await buyCredits(tx, {
    accountId: account.id,
    paymentId: payment.id,
    packageId: invoice.packageId,
    credits: invoice.packageCredits ?? 0,
    expiryDays: invoice.packageExpiryDays,
    description: `Invoice ${invoice.number} paid`,
  });
  const plan = await getPlanById(tx, subscription.planId);
  return { account: { ...account, credits: ledger.balance }, subscription, invoice, plan, ledger };
}
