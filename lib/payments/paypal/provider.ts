import { env } from "@/lib/env";
import type { PaymentProvider } from "@/lib/payments/provider/provider";
import { takesAmount, takesCurrency } from "./amount";
import { askPaypal } from "./client";
import { refundAtPaypal } from "./refund";
import { settleOrderPage } from "./settle-order-page";
import { startPaypalOrder } from "./start-order";
import { syncPaypalRefundsOf } from "./sync-refund";

export const paypalProvider: PaymentProvider = {
  isConfigured: () =>
    Boolean(env().PAYPAL_CLIENT_ID && env().PAYPAL_CLIENT_SECRET && env().PAYPAL_WEBHOOK_ID),
  takesCurrency,
  takesAmount,
  start: (invoice, attempt) => askPaypal(() => startPaypalOrder(invoice, attempt)),
  settle: settleOrderPage,
  refund: refundAtPaypal,
  syncRefunds: (payment) => syncPaypalRefundsOf(payment),
};
