import type { Payment } from "@/db";
import { env } from "@/lib/env";
import { formatDecimal } from "@/lib/money";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import type { PaymentProvider } from "@/lib/payments/provider/provider";
import { paypalPayments } from "./client";
import { startPaypalOrder } from "./start-order";

export const paypalProvider: PaymentProvider = {
  isConfigured: () =>
    Boolean(env().PAYPAL_CLIENT_ID && env().PAYPAL_CLIENT_SECRET && env().PAYPAL_WEBHOOK_ID),
  start: (invoice, attempt) => askProvider("paypal", () => startPaypalOrder(invoice, attempt)),
  refund: ({ payment, amountCents }) => askProvider("paypal", () => refundCapture(payment, amountCents)),
};

async function refundCapture(payment: Payment, amountCents: number): Promise<void> {
  await paypalPayments().refundCapturedPayment({
    captureId: payment.externalPaymentId,
    paypalRequestId: `refund-${payment.id}-${payment.refundedCents}-${amountCents}`,
    body: { amount: { currencyCode: payment.currency, value: formatDecimal(amountCents) } },
  });
}
