import type { z } from "zod";
import { formatDecimal } from "@/lib/money";
import { featuresOf } from "@/lib/plans/features";
import { isoOrNull } from "@/lib/time/instant";
import type { listedAccountOutput, staffAccountOutput } from "./account-output";
import type { AccountFacts } from "./get-account";
import type { ListedAccount } from "./list-accounts";

/** Rows in the API's words (docs/contract.md, section 4: snake_case, decimal money, ISO times). */
export function listedAccountJson(row: ListedAccount): z.input<typeof listedAccountOutput> {
  return {
    id: row.id,
    name: row.name,
    sandbox_of: row.sandboxOf,
    status: row.status,
    suspension_reason: row.suspensionReason,
    plan: row.planSlug && row.planName ? { slug: row.planSlug, name: row.planName } : null,
    payment_method: row.paymentMethod,
    credits: row.credits,
    owner_email: row.ownerEmail,
    sites: row.siteCount,
    trial_ends_at: isoOrNull(row.trialEndsAt),
    created_at: row.createdAt.toISOString(),
  };
}

export function staffAccountJson(facts: AccountFacts): z.input<typeof staffAccountOutput> {
  const { account, plan } = facts;
  return {
    id: account.id,
    name: account.name,
    sandbox_of: account.sandboxOf,
    status: account.status,
    suspension_reason: account.suspensionReason,
    plan: plan && { slug: plan.slug, name: plan.name },
    payment_method: account.paymentMethod,
    credits: account.credits,
    features: featuresOf(account, plan),
    has_own_features: account.features !== null,
    trial_ends_at: isoOrNull(account.trialEndsAt),
    suspended_at: isoOrNull(account.suspendedAt),
    cancelled_at: isoOrNull(account.cancelledAt),
    closed_at: isoOrNull(account.closedAt),
    created_at: account.createdAt.toISOString(),
    subscription: subscriptionJson(facts),
    members: facts.members.map((member) => ({
      user_id: member.userId,
      email: member.email,
      name: member.name,
      role: member.role,
      last_login_at: isoOrNull(member.lastLoginAt),
    })),
    sites: facts.sites.map(({ id, name, url, status, deletedAt }) => ({
      id,
      name,
      url,
      status,
      deleted_at: isoOrNull(deletedAt),
    })),
    invoices: facts.invoices.map(invoiceJson),
    payments: facts.payments.map(paymentJson),
  };
}

function subscriptionJson({ subscriptions }: AccountFacts) {
  const row =
    subscriptions.find(({ subscription }) => subscription.status !== "cancelled") ?? subscriptions[0];
  if (!row) return null;
  const { subscription, planSlug, planName } = row;
  return {
    id: subscription.id,
    status: subscription.status,
    plan: { slug: planSlug, name: planName },
    billing_interval: subscription.billingInterval,
    payment_method: subscription.paymentMethod,
    external_payment_id: subscription.externalPaymentId,
    stripe_subscription_id: subscription.stripeSubscriptionId,
    current_period_start: isoOrNull(subscription.currentPeriodStart),
    current_period_end: isoOrNull(subscription.currentPeriodEnd),
    cancel_at_period_end: subscription.cancelAtPeriodEnd,
  };
}

function invoiceJson(invoice: AccountFacts["invoices"][number]) {
  return {
    id: invoice.id,
    number: invoice.number,
    kind: invoice.kind,
    status: invoice.status,
    total: formatDecimal(invoice.totalCents),
    currency: invoice.currency,
    period_start: isoOrNull(invoice.periodStart),
    period_end: isoOrNull(invoice.periodEnd),
    due_at: invoice.dueAt.toISOString(),
    paid_at: isoOrNull(invoice.paidAt),
  };
}

function paymentJson({ payment }: AccountFacts["payments"][number]) {
  return {
    id: payment.id,
    invoice_id: payment.invoiceId,
    method: payment.method,
    status: payment.status,
    amount: formatDecimal(payment.amountCents),
    currency: payment.currency,
    external_payment_id: payment.externalPaymentId,
    payer_name: payment.payerName,
    created_at: payment.createdAt.toISOString(),
  };
}
