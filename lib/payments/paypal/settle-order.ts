import type { Order } from "@paypal/paypal-server-sdk";
import { eq } from "drizzle-orm";
import { invoices } from "@/db/schema";
import { readAsSystem } from "@/db/scope";
import { parseDecimal } from "@/lib/money";
import { askProvider } from "../ask-provider";
import { closeCheckout } from "../close-checkout";
import { settleProviderPayment } from "../settle-provider-payment";
import type { Outcome } from "../webhooks/apply-event";
import { paypalOrders } from "./client";

/**
 * An order as it is now: captured when its payer has approved it and the invoice is still open, settled when PayPal has
 * the money. An order whose invoice was paid otherwise is never captured, so nobody pays twice.
 */
export async function settleOrder(orderId: string): Promise<Outcome> {
  const { result } = await askProvider("paypal", () => paypalOrders().getOrder({ id: orderId }));
  const ours = oursOf(result);
  if (!ours) return "ignored";
  const order = result.status === "APPROVED" ? await capture(orderId, ours.invoiceId) : result;
  const unit = order?.purchaseUnits?.[0];
  for (const captured of unit?.payments?.captures ?? []) {
    if (!captured.id || !captured.amount || !isTaken(captured.status)) continue;
    await settleProviderPayment({
      ...ours,
      method: "paypal",
      externalPaymentId: captured.id,
      amountCents: parseDecimal(captured.amount.value) ?? 0,
      currency: captured.amount.currencyCode,
      payerName: payerOf(order),
    });
    await closeCheckout("paypal", orderId, "completed");
  }
  return "applied";
}

/** Refunded ones were taken before: a refund that overtakes its payment does not hide it. */
const isTaken = (status: string | undefined) =>
  status === "COMPLETED" || status === "REFUNDED" || status === "PARTIALLY_REFUNDED";

function oursOf(order: Order): { accountId: number; invoiceId: number } | undefined {
  const [, account, invoice] = /^(\d{1,15}):(\d{1,15})$/.exec(order.purchaseUnits?.[0]?.customId ?? "") ?? [];
  return account && invoice ? { accountId: Number(account), invoiceId: Number(invoice) } : undefined;
}

/** The same key each time: two events at once capture once. */
async function capture(orderId: string, invoiceId: number): Promise<Order | undefined> {
  const [invoice] = await readAsSystem((db) =>
    db.select({ status: invoices.status }).from(invoices).where(eq(invoices.id, invoiceId)),
  );
  if (invoice?.status !== "open") return undefined;
  const request = { id: orderId, paypalRequestId: `capture-${orderId}`, prefer: "return=representation" };
  return (await askProvider("paypal", () => paypalOrders().captureOrder(request))).result;
}

function payerOf(order: Order | undefined): string | undefined {
  const name = order?.payer?.name;
  return [name?.givenName, name?.surname].filter(Boolean).join(" ") || undefined;
}
