import type Stripe from "stripe";
import { AppError } from "@/lib/errors";
import { isPermanent } from "@/lib/payments/provider/fault";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { isUnplaced, keepUnplaced } from "@/lib/payments/records/unplaced-charge";
import { settleOrForget } from "@/lib/payments/settlement/settle-or-forget";
import { stripeClient } from "./api/client";
import { findLinked, findStripeSubscription } from "./api/find-subscription";
import { forgetSubscription } from "./api/forget-subscription";
import { leavingCents } from "./api/given-back";
import { findPaymentIntent, type OurInvoice, ourMetadata } from "./api/metadata";
import { followOpenRenewals } from "./follow-open-renewals";
import { endUnlinked } from "./subscription/end-at-stripe";

/** More periods than this are never unsettled together: each is synced when it is charged. */
const RECENT = 100;

/**
 * Settles whatever Stripe has charged for a subscription and we have not settled yet, oldest first. Which event made us
 * look does not matter, so events may come in any order. One that can't be settled keeps none of the others waiting; it
 * is thrown at the end, unless all of it was given back. Renewals that are still open are followed. `page`: whose checkout it
 * began with, where that is known.
 */
export async function syncPaidInvoices(stripeSubscriptionId: string, page?: OurInvoice): Promise<Outcome> {
  const theirs = await findStripeSubscription(stripeSubscriptionId);
  if (theirs === "gone") return "applied";
  const ours = (await ourMetadata(theirs.metadata)) ?? page ?? (await findLinked(stripeSubscriptionId));
  if (!ours) return "ignored";
  const paid = await stripeClient().invoices.list({
    subscription: stripeSubscriptionId,
    status: "paid",
    limit: RECENT,
  });
  const oldestFirst = [...paid.data].sort((a, b) => a.created - b.created || a.id.localeCompare(b.id));
  const failures = await settleEach(oldestFirst, ours, stripeSubscriptionId);
  if (theirs.status === "canceled") await forgetSubscription(stripeSubscriptionId);
  else await followOpenRenewals(ours.accountId, stripeSubscriptionId);
  if (failures.length === 0) return "applied";
  const passing = failures.find((failure) => !isPermanent(failure));
  if (!passing) await endUnlinked(ours.accountId, stripeSubscriptionId);
  throw passing ?? failures[0];
}

type Ours = Pick<OurInvoice, "accountId"> & Partial<OurInvoice>;

async function settleEach(invoices: Stripe.Invoice[], ours: Ours, subscription: string): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const invoice of invoices) {
    try {
      await settleInvoice(invoice, ours, subscription);
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}

async function settleInvoice(invoice: Stripe.Invoice, ours: Ours, stripeSubscriptionId: string) {
  if (invoice.amount_paid === 0) return reportUnpaidByCard(invoice, ours);
  const paidAt = invoice.status_transitions?.paid_at;
  const charge = {
    accountId: ours.accountId,
    invoiceId: invoice.billing_reason === "subscription_create" ? ours.invoiceId : undefined,
    method: "stripe" as const,
    externalPaymentId: invoice.id,
    amountCents: invoice.amount_paid,
    currency: invoice.currency.toUpperCase(),
    payerName: invoice.customer_name ?? undefined,
    chargedAt: paidAt ? new Date(paidAt * 1000) : undefined,
    stripeSubscriptionId,
    stripeInvoiceId: invoice.id,
  };
  await settleOrForget(charge, () => isGivenBack(invoice));
}

/**
 * Stripe calls an invoice paid also where the customer's balance or a coupon covered it: no money came, so nothing is
 * settled, and staff are told once. The invoice of a trial is for nothing.
 */
async function reportUnpaidByCard(invoice: Stripe.Invoice, { accountId }: Ours): Promise<void> {
  const currency = invoice.currency.toUpperCase();
  const amountCents = invoice.subtotal ?? 0;
  const charge = {
    accountId,
    method: "stripe" as const,
    externalPaymentId: invoice.id,
    amountCents,
    currency,
  };
  if (amountCents === 0 || (await isUnplaced(charge))) return;
  const message = `Stripe's invoice ${invoice.id} was paid from a balance or by a coupon: no money came. Confirm the payment by hand, or settle it with the customer.`;
  await keepUnplaced(charge, message, null);
  throw new AppError("invalid_state", { message });
}

async function isGivenBack({ id, amount_paid }: Stripe.Invoice): Promise<boolean> {
  const intent = await findPaymentIntent(id);
  return intent !== undefined && (await leavingCents(intent)) >= amount_paid;
}
