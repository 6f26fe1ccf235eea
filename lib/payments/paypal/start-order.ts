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
import { formatAmount } from "@/lib/money";
import { installationId } from "@/lib/payments/provider/installation";
import type { OpenedCheckout } from "@/lib/payments/provider/provider";
import { amountAtPaypal, takesAmount } from "./amount";
import { paypalOrders } from "./client";
import { customIdOf } from "./our-order";

/** PayPal keeps an order that nobody approved for three hours. */
const ORDER_MS = 3 * 60 * 60 * 1000;

/** An order for the invoice; its payer approves it on PayPal's page, and we capture it when PayPal tells us. */
export async function startPaypalOrder(invoice: Invoice, attempt: number): Promise<OpenedCheckout> {
  if (!takesAmount(invoice.totalCents, invoice.currency))
    throw new AppError("payment_method_unavailable", {
      message: `PayPal can't take ${formatAmount(invoice.totalCents, invoice.currency)}. Pay another way.`,
    });
  const body = await orderFor(invoice, attempt);
  const { result } = await paypalOrders().createOrder({
    paypalRequestId: `order-${await installationId()}-${invoice.id}-${attempt}`,
    prefer: "return=minimal",
    body,
  });
  const link = result.links?.find(({ rel }) => rel === "payer-action" || rel === "approve");
  if (!result.id || !link) throw new AppError("provider_unavailable");
  return { externalId: result.id, url: link.href, expiresAt: new Date(nowMs() + ORDER_MS) };
}

async function orderFor(invoice: Invoice, attempt: number): Promise<OrderRequest> {
  return {
    intent: CheckoutPaymentIntent.Capture,
    purchaseUnits: [
      {
        referenceId: invoice.number,
        // An account at PayPal may refuse a second payment with the same one: each try has its own.
        invoiceId: `${invoice.number}-${await installationId()}-${attempt + 1}`,
        customId: await customIdOf(invoice),
        description: `Invoice ${invoice.number}`,
        amount: amountAtPaypal(invoice.totalCents, invoice.currency),
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
