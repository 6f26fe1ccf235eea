import {
  CheckoutPaymentIntent,
  type OrderRequest,
  PaypalExperienceUserAction,
  PaypalWalletContextShippingPreference,
} from "@paypal/paypal-server-sdk";
import type { Invoice } from "@/db";
import { nowMs } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { formatDecimal } from "@/lib/money";
import type { OpenedCheckout } from "@/lib/payments/provider/provider";
import { paypalOrders } from "./client";

/** PayPal keeps an order that nobody approved for three hours. */
const ORDER_MS = 3 * 60 * 60 * 1000;

/** An order for the invoice; its payer approves it on PayPal's page, and we capture it when PayPal tells us. */
export async function startPaypalOrder(invoice: Invoice, attempt: number): Promise<OpenedCheckout> {
  const { result } = await paypalOrders().createOrder({
    paypalRequestId: `order-${invoice.id}-${attempt}`,
    prefer: "return=minimal",
    body: orderFor(invoice),
  });
  const link = result.links?.find(({ rel }) => rel === "payer-action" || rel === "approve");
  if (!result.id || !link) throw new AppError("provider_unavailable");
  return { externalId: result.id, url: link.href, expiresAt: new Date(nowMs() + ORDER_MS) };
}

function orderFor(invoice: Invoice): OrderRequest {
  return {
    intent: CheckoutPaymentIntent.Capture,
    purchaseUnits: [
      {
        referenceId: invoice.number,
        invoiceId: invoice.number,
        customId: `${invoice.accountId}:${invoice.id}`,
        description: `Invoice ${invoice.number}`,
        amount: { currencyCode: invoice.currency, value: formatDecimal(invoice.totalCents) },
      },
    ],
    paymentSource: {
      paypal: {
        experienceContext: {
          brandName: "IGNY8",
          userAction: PaypalExperienceUserAction.PayNow,
          shippingPreference: PaypalWalletContextShippingPreference.NoShipping,
          returnUrl: `${env().APP_URL}/payment?checkout=done&invoice=${invoice.id}`,
          cancelUrl: `${env().APP_URL}/payment?checkout=cancelled&invoice=${invoice.id}&method=paypal`,
        },
      },
    },
  };
}
