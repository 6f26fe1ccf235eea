import type { Provider } from "@/db/words";

/** Why events of a kind are ignored, by the beginning of their names. The longest that fits counts. */
type Ignored = Readonly<Record<string, string>>;

const NOT_SOLD = "we don't use this product";
const CONNECT = "we have no connected accounts";
const CATALOGUE = "the catalogue is ours: Stripe's is made from it";
const FOLLOWS = "another event that is handled comes with it";
const NOTHING_PAID = "nothing was paid or failed yet";

/**
 * The decision about every event type that a provider documents and that we don't handle. A test reads it against what Stripe's
 * SDK knows and PayPal's list, so that a new type is decided before it is met.
 */
export const IGNORED_EVENTS: Record<Provider, Ignored> = {
  stripe: {
    "account.": CONNECT,
    "application_fee.": CONNECT,
    "apps.": NOT_SOLD,
    "balance.": "our own balance at Stripe pays nobody's invoice",
    "balance_settings.": "our own balance at Stripe pays nobody's invoice",
    "billing.": NOT_SOLD,
    "billing_portal.": "what is changed there comes as an event of the subscription",
    "capability.": CONNECT,
    "cash_balance.": NOT_SOLD,
    "charge.": FOLLOWS,
    "climate.": NOT_SOLD,
    "coupon.": "we give none at Stripe; an invoice that one covered is told to staff when it is paid",
    "credit_note.": "our credit notes are ours; money that goes back comes as a refund",
    "customer.": "the customer is ours: Stripe's is made from it",
    "customer_cash_balance_transaction.": NOT_SOLD,
    "customer.subscription.paused": "pausing is ours, and only stops collection",
    "customer.subscription.pending_update": "we ask for no pending updates",
    "customer.subscription.resumed": "pausing is ours, and only stops collection",
    "customer.subscription.trial_will_end": "a trial at Stripe only moves its cycle",
    "entitlements.": NOT_SOLD,
    "file.": NOT_SOLD,
    "financial_connections.": NOT_SOLD,
    "identity.": NOT_SOLD,
    "invoice.": NOTHING_PAID,
    "invoice_payment.": FOLLOWS,
    "invoiceitem.": "Stripe's invoices have the plan's line alone",
    issuing_: NOT_SOLD,
    "mandate.": "a debit that it ends fails, which is handled",
    "payment_intent.": FOLLOWS,
    "payment_link.": NOT_SOLD,
    "payment_method.": "cards are Stripe's business, and so is which one is charged",
    "payout.": "our own money on its way to our bank",
    "person.": CONNECT,
    "plan.": CATALOGUE,
    "price.": CATALOGUE,
    "product.": CATALOGUE,
    "promotion_code.": "we give none at Stripe",
    "quote.": NOT_SOLD,
    "radar.": "a warning; a dispute that follows is handled",
    "reporting.": NOT_SOLD,
    "reserve.": "our own balance at Stripe pays nobody's invoice",
    "review.": "Stripe holds the charge, and tells how it ends",
    "setup_intent.": "cards are Stripe's business, and so is which one is charged",
    "sigma.": NOT_SOLD,
    "source.": NOT_SOLD,
    "subscription_schedule.": "plan changes are ours, and told to Stripe when they happen",
    "tax.": NOT_SOLD,
    "tax_rate.": NOT_SOLD,
    "terminal.": NOT_SOLD,
    "test_helpers.": "Stripe's test clocks",
    "three_d_secure.": NOTHING_PAID,
    "topup.": "our own balance at Stripe pays nobody's invoice",
    "transfer.": CONNECT,
    "treasury.": NOT_SOLD,
  },
  paypal: {
    "BILLING.": "renewals are orders of their own: we use no subscriptions of PayPal's",
    "CATALOG.": "the catalogue is ours",
    "CHECKOUT.CHECKOUT.": "of an older API",
    "CHECKOUT.ORDER.": FOLLOWS,
    "CUSTOMER.ACCOUNT-LIMITATION.": "about our own account: PayPal writes to its owner",
    "CUSTOMER.MANAGED-ACCOUNT.": "for platforms",
    "CUSTOMER.MERCHANT-INTEGRATION.": "for platforms",
    "IDENTITY.": NOT_SOLD,
    "INVOICING.": "our invoices are ours",
    "MERCHANT.": "for platforms",
    "PAYMENT.AUTHORIZATION.": "we capture immediately and authorize nothing",
    "PAYMENT.ORDER.": "of an older API",
    "PAYMENT.PAYOUTS": NOT_SOLD,
    "PAYMENT.REFERENCED-PAYOUT-ITEM.": "for platforms",
    "PAYMENT.SALE.": "of an older API, and of PayPal's subscriptions",
    "PAYMENTS.PAYMENT.": "of an older API",
    "RISK.DISPUTE.": "the same as CUSTOMER.DISPUTE.CREATED, and deprecated",
    "VAULT.": "we keep no way to pay at PayPal",
  },
};

/** Why an event type is ignored. Undefined: nobody has decided about it. */
export function whyIgnored(provider: Provider, type: string): string | undefined {
  const fits = Object.keys(IGNORED_EVENTS[provider]).filter((prefix) => type.startsWith(prefix));
  const longest = fits.sort((one, other) => other.length - one.length)[0];
  return longest && IGNORED_EVENTS[provider][longest];
}
