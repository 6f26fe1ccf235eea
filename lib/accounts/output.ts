import { z } from "zod";
import { ACCOUNT_STATUSES, PAYMENT_METHODS, SUSPENSION_REASONS } from "@/db/words";
import { featuresOf } from "@/lib/plans/features";
import type { AccountProfile } from "./account-profile";

const time = z.iso.datetime();
const text = z.string().nullable();
/** `limit` null: there is no plan to limit it. */
const used = z.object({ used: z.int(), limit: z.int().nullable() });

/** What the API says of the caller's own account. */
export const accountOutput = z.object({
  id: z.int(),
  name: z.string(),
  status: z.enum(ACCOUNT_STATUSES),
  suspension_reason: z.enum(SUSPENSION_REASONS).nullable(),
  payment_method: z.enum(PAYMENT_METHODS).nullable(),
  trial_ends_at: time.nullable(),
  plan: z.object({ slug: z.string(), name: z.string() }).nullable(),
  /** What the account may use: its plan's features, or what our team set instead. */
  features: z.array(z.string()),
  credits: z.int(),
  billing_name: text,
  billing_email: text,
  /** Emails about money go there: its reader has agreed, or it is a member's own confirmed address. */
  billing_email_confirmed: z.boolean(),
  billing_address_line1: text,
  billing_address_line2: text,
  billing_city: text,
  billing_postal_code: text,
  billing_country: text,
  tax_id: text,
  usage: z.object({
    sites: used,
    users: used,
    sectors_per_site: used,
    credits: z.object({ available: z.int(), per_month: z.int().nullable() }),
  }),
  created_at: time,
  updated_at: time,
});

export function accountJson({
  account,
  plan,
  usage,
  isBillingEmailConfirmed,
}: AccountProfile): z.input<typeof accountOutput> {
  return {
    id: account.id,
    name: account.name,
    status: account.status,
    suspension_reason: account.suspensionReason,
    payment_method: account.paymentMethod,
    trial_ends_at: account.trialEndsAt?.toISOString() ?? null,
    plan: plan && { slug: plan.slug, name: plan.name },
    features: featuresOf(account, plan),
    credits: account.credits,
    ...billingJson(account),
    billing_email_confirmed: isBillingEmailConfirmed,
    usage: {
      sites: { used: usage.sites, limit: plan?.maxSites ?? null },
      users: { used: usage.users, limit: plan?.maxUsers ?? null },
      sectors_per_site: { used: usage.sectorsPerSite, limit: plan?.maxSectorsPerSite ?? null },
      credits: { available: usage.availableCredits, per_month: plan?.creditsPerMonth ?? null },
    },
    created_at: account.createdAt.toISOString(),
    updated_at: account.updatedAt.toISOString(),
  };
}

function billingJson(account: AccountProfile["account"]) {
  return {
    billing_name: account.billingName,
    billing_email: account.billingEmail,
    billing_address_line1: account.billingAddressLine1,
    billing_address_line2: account.billingAddressLine2,
    billing_city: account.billingCity,
    billing_postal_code: account.billingPostalCode,
    billing_country: account.billingCountry,
    tax_id: account.taxId,
  };
}
