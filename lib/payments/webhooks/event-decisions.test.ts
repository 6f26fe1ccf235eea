/**
 * Guards lib/payments/webhooks/event-decisions.ts, lib/payments/stripe/apply-stripe-event.ts,
 * lib/payments/paypal/apply-paypal-event.ts.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PAYPAL_EVENTS } from "../paypal/apply-paypal-event";
import { STRIPE_EVENTS } from "../stripe/apply-stripe-event";
import { IGNORED_EVENTS, whyIgnored } from "./event-decisions";

/** What Stripe's SDK lets an endpoint be told of. */
function knownToStripe(): string[] {
  const types = readFileSync("node_modules/stripe/esm/resources/WebhookEndpoints.d.ts", "utf8");
  const [, union = ""] = /type EnabledEvent = ([^;]+);/.exec(types) ?? [];
  return [...union.matchAll(/'([^']+)'/g)].flatMap(([, name]) => (name && name !== "*" ? [name] : []));
}

/** developer.paypal.com/api/rest/webhooks/event-names */
const KNOWN_TO_PAYPAL = `
  BILLING.PLAN.ACTIVATED BILLING.PLAN.CREATED BILLING.PLAN.DEACTIVATED BILLING.PLAN.PRICING-CHANGE.ACTIVATED
  BILLING.PLAN.UPDATED BILLING.SUBSCRIPTION.ACTIVATED BILLING.SUBSCRIPTION.CANCELLED BILLING.SUBSCRIPTION.CREATED
  BILLING.SUBSCRIPTION.EXPIRED BILLING.SUBSCRIPTION.PAYMENT.FAILED BILLING.SUBSCRIPTION.RE-ACTIVATED
  BILLING.SUBSCRIPTION.SUSPENDED BILLING.SUBSCRIPTION.UPDATED CATALOG.PRODUCT.CREATED CATALOG.PRODUCT.UPDATED
  CHECKOUT.CHECKOUT.BUYER-APPROVED CHECKOUT.ORDER.APPROVED CHECKOUT.ORDER.COMPLETED CHECKOUT.ORDER.PROCESSED
  CHECKOUT.PAYMENT-APPROVAL.REVERSED CUSTOMER.ACCOUNT-LIMITATION.ADDED CUSTOMER.ACCOUNT-LIMITATION.LIFTED
  CUSTOMER.DISPUTE.CREATED CUSTOMER.DISPUTE.RESOLVED CUSTOMER.DISPUTE.UPDATED
  CUSTOMER.MANAGED-ACCOUNT.ACCOUNT-CREATED CUSTOMER.MERCHANT-INTEGRATION.SELLER-CONSENT-GRANTED
  IDENTITY.AUTHORIZATION-CONSENT.REVOKED INVOICING.INVOICE.CANCELLED INVOICING.INVOICE.CREATED INVOICING.INVOICE.PAID
  INVOICING.INVOICE.REFUNDED INVOICING.INVOICE.SCHEDULED INVOICING.INVOICE.UPDATED MERCHANT.ONBOARDING.COMPLETED
  MERCHANT.PARTNER-CONSENT.REVOKED PAYMENT.AUTHORIZATION.CREATED PAYMENT.AUTHORIZATION.VOIDED
  PAYMENT.CAPTURE.COMPLETED PAYMENT.CAPTURE.DECLINED PAYMENT.CAPTURE.DENIED PAYMENT.CAPTURE.PENDING
  PAYMENT.CAPTURE.REFUNDED PAYMENT.CAPTURE.REVERSED PAYMENT.ORDER.CANCELLED PAYMENT.ORDER.CREATED
  PAYMENT.PAYOUTS-ITEM.BLOCKED PAYMENT.PAYOUTS-ITEM.CANCELED PAYMENT.PAYOUTS-ITEM.FAILED PAYMENT.PAYOUTS-ITEM.SUCCEEDED
  PAYMENT.PAYOUTSBATCH.DENIED PAYMENT.PAYOUTSBATCH.PROCESSING PAYMENT.PAYOUTSBATCH.SUCCESS
  PAYMENT.REFERENCED-PAYOUT-ITEM.COMPLETED PAYMENT.REFERENCED-PAYOUT-ITEM.FAILED PAYMENT.REFUND.FAILED
  PAYMENT.REFUND.PENDING PAYMENT.SALE.COMPLETED PAYMENT.SALE.DENIED PAYMENT.SALE.PENDING PAYMENT.SALE.REFUNDED
  PAYMENT.SALE.REVERSED PAYMENTS.PAYMENT.CREATED RISK.DISPUTE.CREATED VAULT.PAYMENT-TOKEN.CREATED
  VAULT.PAYMENT-TOKEN.DELETED VAULT.PAYMENT-TOKEN.DELETION-INITIATED`
  .trim()
  .split(/\s+/);

describe.each([
  ["stripe", knownToStripe(), STRIPE_EVENTS],
  ["paypal", KNOWN_TO_PAYPAL, PAYPAL_EVENTS],
] as const)("every event type of %s", (provider, known, handled) => {
  it("is handled, or ignored for a reason", () => {
    expect(known.length).toBeGreaterThan(60);
    const undecided = known.filter((type) => !handled.includes(type) && !whyIgnored(provider, type));
    expect(undecided).toEqual([]);
  });

  it("that is handled is one that the provider knows", () => {
    expect(handled.filter((type) => !known.includes(type))).toEqual([]);
  });

  it("has a decision that is about something", () => {
    const idle = Object.keys(IGNORED_EVENTS[provider]).filter(
      (prefix) => !known.some((type) => type.startsWith(prefix) && !handled.includes(type)),
    );
    expect(idle).toEqual([]);
  });
});
