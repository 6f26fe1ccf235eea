import type { Order } from "@paypal/paypal-server-sdk";
import { parseDecimal } from "@/lib/money";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import { closeCheckout } from "@/lib/payments/provider/checkout";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { recordDeclined } from "@/lib/payments/records/record-declined";
import { settleProviderPayment } from "@/lib/payments/settlement/settle-provider-payment";
import { captureOrder } from "./capture-order";
import { paypalOrders } from "./client";

/**
 * An order as it is now: captured when its payer has approved it and the invoice is still open, settled when PayPal has
 * the money. An order whose invoice was paid otherwise is never captured, so nobody pays twice.
 */
export async function settleOrder(orderId: string): Promise<Outcome> {
  const { result } = await askProvider("paypal", () => paypalOrders().getOrder({ id: orderId }));
  const ours = oursOf(result);
  if (!ours) return "ignored";
  const order = result.status === "APPROVED" ? await captureOrder(orderId, ours.invoiceId) : result;
  if (order === "declined") await decline(result, ours);
  else if (order) await settleCaptures(order, ours);
  return "applied";
}

type Ours = { accountId: number; invoiceId: number };

async function settleCaptures(order: Order, ours: Ours): Promise<void> {
  for (const captured of order.purchaseUnits?.[0]?.payments?.captures ?? []) {
    if (captured.status === "DECLINED" || captured.status === "FAILED") await decline(order, ours);
    if (!captured.id || !captured.amount || !isTaken(captured.status)) continue;
    await settleProviderPayment({
      ...ours,
      method: "paypal",
      externalPaymentId: captured.id,
      amountCents: parseDecimal(captured.amount.value) ?? 0,
      currency: captured.amount.currencyCode,
      payerName: payerOf(order),
    });
    await closeCheckout("paypal", order.id ?? "", "completed");
  }
}

/** The payer is told, and another order takes the place of this one. */
async function decline(order: Order, ours: Ours): Promise<void> {
  const amount = order.purchaseUnits?.[0]?.amount;
  await closeCheckout("paypal", order.id ?? "", "expired");
  await recordDeclined({
    ...ours,
    method: "paypal",
    externalPaymentId: order.id ?? "",
    amountCents: parseDecimal(amount?.value ?? "") ?? 0,
    currency: amount?.currencyCode ?? "",
    reason: "PayPal could not charge the card or account that you chose there.",
  });
}

/** Refunded ones were taken before: a refund that overtakes its payment does not hide it. */
const isTaken = (status: string | undefined) =>
  status === "COMPLETED" || status === "REFUNDED" || status === "PARTIALLY_REFUNDED";

function oursOf(order: Order): Ours | undefined {
  const [, account, invoice] = /^(\d{1,15}):(\d{1,15})$/.exec(order.purchaseUnits?.[0]?.customId ?? "") ?? [];
  return account && invoice ? { accountId: Number(account), invoiceId: Number(invoice) } : undefined;
}

function payerOf(order: Order): string | undefined {
  const name = order.payer?.name;
  return [name?.givenName, name?.surname].filter(Boolean).join(" ") || undefined;
}
