import { z } from "zod";
import {
  ACCOUNT_STATUSES,
  BILLING_INTERVALS,
  INVOICE_KINDS,
  INVOICE_STATUSES,
  PAYMENT_METHODS,
  PAYMENT_STATUSES,
  ROLES,
  SITE_STATUSES,
  SUBSCRIPTION_STATUSES,
  SUSPENSION_REASONS,
} from "@/db/words";

/** What the API tells superusers of an account. */
const time = z.iso.datetime();
const plan = z.object({ slug: z.string(), name: z.string() }).nullable();

export const listedAccountOutput = z.object({
  id: z.number().int(),
  name: z.string(),
  /** The live account, of a sandbox. */
  sandbox_of: z.number().int().nullable(),
  status: z.enum(ACCOUNT_STATUSES),
  suspension_reason: z.enum(SUSPENSION_REASONS).nullable(),
  plan,
  payment_method: z.enum(PAYMENT_METHODS).nullable(),
  credits: z.number().int(),
  owner_email: z.string().nullable(),
  sites: z.number().int(),
  trial_ends_at: time.nullable(),
  created_at: time,
});

const subscriptionOutput = z.object({
  id: z.number().int(),
  status: z.enum(SUBSCRIPTION_STATUSES),
  plan,
  billing_interval: z.enum(BILLING_INTERVALS),
  payment_method: z.enum(PAYMENT_METHODS).nullable(),
  external_payment_id: z.string().nullable(),
  stripe_subscription_id: z.string().nullable(),
  current_period_start: time.nullable(),
  current_period_end: time.nullable(),
  cancel_at_period_end: z.boolean(),
});

const invoiceOutput = z.object({
  id: z.number().int(),
  number: z.string(),
  kind: z.enum(INVOICE_KINDS),
  status: z.enum(INVOICE_STATUSES),
  total: z.string(),
  currency: z.string(),
  period_start: time.nullable(),
  period_end: time.nullable(),
  due_at: time,
  paid_at: time.nullable(),
});

const paymentOutput = z.object({
  id: z.number().int(),
  invoice_id: z.number().int(),
  method: z.enum(PAYMENT_METHODS),
  status: z.enum(PAYMENT_STATUSES),
  amount: z.string(),
  currency: z.string(),
  external_payment_id: z.string(),
  payer_name: z.string(),
  created_at: time,
});

export const staffAccountOutput = z.object({
  id: z.number().int(),
  name: z.string(),
  /** The live account, of a sandbox. */
  sandbox_of: z.number().int().nullable(),
  status: z.enum(ACCOUNT_STATUSES),
  suspension_reason: z.enum(SUSPENSION_REASONS).nullable(),
  plan,
  payment_method: z.enum(PAYMENT_METHODS).nullable(),
  credits: z.number().int(),
  features: z.array(z.string()),
  /** Set by staff, whatever the plan has. */
  has_own_features: z.boolean(),
  trial_ends_at: time.nullable(),
  suspended_at: time.nullable(),
  cancelled_at: time.nullable(),
  closed_at: time.nullable(),
  created_at: time,
  /** The one that is not cancelled, else the last. */
  subscription: subscriptionOutput.nullable(),
  members: z.array(
    z.object({
      user_id: z.number().int(),
      email: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      last_login_at: time.nullable(),
    }),
  ),
  sites: z.array(
    z.object({
      id: z.number().int(),
      name: z.string(),
      url: z.string(),
      status: z.enum(SITE_STATUSES),
      deleted_at: time.nullable(),
    }),
  ),
  invoices: z.array(invoiceOutput),
  payments: z.array(paymentOutput),
});
