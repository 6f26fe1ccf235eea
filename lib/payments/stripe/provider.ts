import { env } from "@/lib/env";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import type { PaymentProvider } from "@/lib/payments/provider/provider";
import { leastChargeCents } from "./api/least-charge";
import { refundAtStripe } from "./api/refund";
import { chargesIn } from "./currencies";
import { settlePage } from "./settle-page";
import { startStripeCheckout } from "./start-checkout";
import { syncPaidInvoices } from "./sync-paid-invoices";
import { syncStripeRefundsOf } from "./sync-refunds";

export const stripeProvider: PaymentProvider = {
  isConfigured: () => Boolean(env().STRIPE_SECRET_KEY && env().STRIPE_WEBHOOK_SECRET),
  takesCurrency: chargesIn,
  leastCents: leastChargeCents,
  start: (invoice, attempt) => askProvider("stripe", () => startStripeCheckout(invoice, attempt)),
  settle: (externalId) => askProvider("stripe", () => settlePage(externalId)),
  settleRenewals: async (id) => void (await askProvider("stripe", () => syncPaidInvoices(id))),
  refund: (asked) => askProvider("stripe", () => refundAtStripe(asked)),
  syncRefunds: (payment) => askProvider("stripe", () => syncStripeRefundsOf(payment)),
};
