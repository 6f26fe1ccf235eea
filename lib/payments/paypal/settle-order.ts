import type { Order, OrdersCapture } from "@paypal/paypal-server-sdk";
import { eq } from "drizzle-orm";
import { directlyAsSystem, invoices } from "@/db";
import { parseDecimal } from "@/lib/money";
import { closeCheckout } from "@/lib/payments/provider/checkout";
import { recordDeclined } from "@/lib/payments/records/record-declined";
import { recordProcessing } from "@/lib/payments/records/record-processing";
import { settleOrForget } from "@/lib/payments/settlement/settle-or-forget";
import { captureOrder } from "./capture-order";
import { askPayerAgain, releaseCapture, wasDeclined } from "./claim-capture";
import { askPaypal, paypalOrders } from "./client";
import { type Ours, oursOf } from "./our-order";

/**
 * What an order has come to. `waiting`: PayPal has the money under review. `unapproved`: its payer has not agreed yet, as
 * far as PayPal's answer knows. `taken`: another order of the invoice is being captured. `needless`: the invoice is not
 * open, or the payer was declined and told. `asked_again`: its payer has to do one more step there. `foreign`: none of ours.
 */
export type OrderState =
  | "settled"
  | "waiting"
  | "declined"
  | "unapproved"
  | "asked_again"
  | "taken"
  | "needless"
  | "foreign";

/**
 * An order as it is now: captured when its payer has approved it and the invoice is still open, settled when PayPal has
 * the money. An order whose invoice was paid otherwise is never captured, so nobody pays twice.
 */
export async function settleOrder(orderId: string): Promise<OrderState> {
  const { result } = await askPaypal(() => paypalOrders().getOrder({ id: orderId }));
  const ours = await oursOf(result.purchaseUnits?.[0]?.customId, orderId);
  if (!ours) return "foreign";
  if (result.status !== "APPROVED") return settleCaptures(result, ours);
  const captured = await captureOrder({ orderId, ...ours });
  if (typeof captured === "string") return captured;
  if ("order" in captured) return settleCaptures(captured.order, ours);
  if ("refused" in captured) {
    await decline(result, ours, { reason: captured.refused });
    return "declined";
  }
  await askPayerAgain(orderId, captured.payerAction ?? payerLink(result));
  return "asked_again";
}

const payerLink = ({ links = [] }: Order) => links.find(({ rel }) => rel === "payer-action")?.href ?? null;

async function settleCaptures(order: Order, ours: Ours): Promise<OrderState> {
  const captures = order.purchaseUnits?.[0]?.payments?.captures ?? [];
  const states: OrderState[] = [];
  for (const capture of captures) states.push(await settleCapture(order, capture, ours));
  const found = (["settled", "waiting", "declined"] as const).find((state) => states.includes(state));
  return found ?? ((await isNeedless(order, ours)) ? "needless" : "unapproved");
}

async function settleCapture(order: Order, capture: OrdersCapture, ours: Ours): Promise<OrderState> {
  if (capture.status === "DECLINED" || capture.status === "FAILED") {
    await decline(order, ours, { reason: NOT_COLLECTED, captureId: capture.id });
    return "declined";
  }
  if (!capture.id || !capture.amount) return "waiting";
  const charge = {
    ...ours,
    method: "paypal" as const,
    externalPaymentId: capture.id,
    amountCents: parseDecimal(capture.amount.value) ?? 0,
    currency: capture.amount.currencyCode,
    payerName: payerOf(order),
  };
  if (!isTaken(capture.status)) {
    await recordProcessing({ ...charge, pendingReason: capture.statusDetails?.reason });
    return "waiting";
  }
  // Closed first: money that can't be settled must not lead its payer to a finished order.
  await closeCheckout("paypal", order.id ?? "", "completed");
  const settled = await settleOrForget(charge, async () => capture.status === "REFUNDED");
  if (!settled) await releaseCapture(order.id ?? "");
  return "settled";
}

const NOT_COLLECTED = "PayPal could not charge the card or account that you chose there.";

/** The payer is told, by email too since a webhook may be the first to know; another order takes the place of this one. */
async function decline(
  order: Order,
  ours: Ours,
  { reason, captureId }: { reason: string; captureId?: string },
): Promise<void> {
  const amount = order.purchaseUnits?.[0]?.amount;
  await releaseCapture(order.id ?? "");
  await closeCheckout("paypal", order.id ?? "", "expired");
  await recordDeclined({
    ...ours,
    method: "paypal",
    externalPaymentId: order.id ?? "",
    processingId: captureId,
    amountCents: parseDecimal(amount?.value ?? "") ?? 0,
    currency: amount?.currencyCode ?? "",
    reason,
    isMailed: true,
  });
}

async function isNeedless({ id, status }: Order, { invoiceId }: Ours): Promise<boolean> {
  if (status === "VOIDED" || (await wasDeclined(id ?? ""))) return true;
  const [invoice] = await directlyAsSystem((db) =>
    db.select({ status: invoices.status }).from(invoices).where(eq(invoices.id, invoiceId)),
  );
  return invoice?.status !== "open";
}

/** Refunded ones were taken before: a refund that overtakes its payment does not hide it. */
const isTaken = (status: string | undefined) =>
  status === "COMPLETED" || status === "REFUNDED" || status === "PARTIALLY_REFUNDED";

function payerOf(order: Order): string | undefined {
  const name = order.payer?.name;
  return [name?.givenName, name?.surname].filter(Boolean).join(" ") || undefined;
}
