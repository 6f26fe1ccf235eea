import type { Order } from "@paypal/paypal-server-sdk";
import { eq } from "drizzle-orm";
import { directlyAsSystem, invoices } from "@/db";
import { AppError } from "@/lib/errors";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import { isRefusal } from "@/lib/payments/provider/provider-events";
import { paypalOrders } from "./client";

/**
 * Takes the money of an approved order whose invoice is open. The same key each time: two events at once capture once.
 * Undefined where the invoice was paid otherwise; `declined` where the payer's card or account has not got it.
 */
export async function captureOrder(
  orderId: string,
  invoiceId: number,
): Promise<Order | undefined | "declined"> {
  const [invoice] = await directlyAsSystem((db) =>
    db.select({ status: invoices.status }).from(invoices).where(eq(invoices.id, invoiceId)),
  );
  if (invoice?.status !== "open") return undefined;
  const request = { id: orderId, paypalRequestId: `capture-${orderId}`, prefer: "return=representation" };
  try {
    return (await askProvider("paypal", () => paypalOrders().captureOrder(request))).result;
  } catch (error) {
    if (isDecline(error)) return "declined";
    throw error;
  }
}

/** PayPal's words for a payer who has to choose another way to pay. */
const DECLINES = /INSTRUMENT_DECLINED|PAYER_CANNOT_PAY|TRANSACTION_REFUSED|CARD_EXPIRED|PAYER_ACCOUNT/;

function isDecline(error: unknown): boolean {
  return error instanceof AppError && isRefusal(error.cause) && DECLINES.test(error.cause.body);
}
