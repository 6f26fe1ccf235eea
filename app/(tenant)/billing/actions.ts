"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { tenantAction } from "@/lib/actions/tenant-action";
import { heldMoneyForm } from "@/lib/payments/form-input";
import { refundKeptPayment } from "@/lib/payments/kept/refund-kept-payment";
import { spendKeptPayment } from "@/lib/payments/kept/spend-kept-payment";
import { stripePortalUrl } from "@/lib/payments/stripe/portal";
import { cancelForm, planForm } from "@/lib/subscriptions/form-input";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { cancelUpgrade } from "@/lib/subscriptions/plan-change/cancel-upgrade";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { hasEnded } from "@/lib/subscriptions/subscription";

/** From /billing/change, and from /payment while nothing is paid. */
export const changePlanAction = tenantAction(
  { permission: "billing:manage", schema: planForm, allowSuspended: true, limit: "billing" },
  async ({ input, viewer, by }) => {
    const { invoice } = await changePlan({
      accountId: viewer.account.id,
      planSlug: input.plan_slug,
      interval: input.billing_interval,
      keepSiteIds: input.keep_site_ids,
      seen: viewer.account,
      ...by,
    });
    revalidatePath("/billing");
    revalidatePath("/payment");
    redirect(invoice ? `/payment?invoice=${invoice.id}` : "/billing?done=plan");
  },
);

export const cancelAction = tenantAction(
  { permission: "billing:manage", schema: cancelForm, allowSuspended: true, limit: "billing" },
  async ({ input, viewer, by }) => {
    const subscription = await cancelSubscription({
      accountId: viewer.account.id,
      reason: input.reason,
      ...by,
    });
    revalidatePath("/billing");
    redirect(hasEnded(subscription) ? "/billing?done=ended" : "/billing?done=cancelled");
  },
);

export const cancelUpgradeAction = tenantAction(
  { permission: "billing:manage", schema: z.object({}), allowSuspended: true, limit: "billing" },
  async ({ viewer, by }) => {
    await cancelUpgrade({ accountId: viewer.account.id, ...by });
    revalidatePath("/billing");
    redirect("/billing?done=upgrade-cancelled");
  },
);

export const resumeAction = tenantAction(
  { permission: "billing:manage", schema: z.object({}), allowSuspended: true, limit: "billing" },
  async ({ viewer, by }) => {
    await resumeSubscription({ accountId: viewer.account.id, ...by });
    revalidatePath("/billing");
    redirect("/billing?done=resumed");
  },
);

/** Money that we hold for the account: refunded, or used for an open invoice. */
export const heldMoneyAction = tenantAction(
  { permission: "billing:manage", schema: heldMoneyForm, allowSuspended: true, limit: "billing" },
  async ({ input: { payment_id: paymentId, act }, viewer, by }) => {
    const request = { accountId: viewer.account.id, paymentId, ...by };
    await (act === "use" ? spendKeptPayment(request) : refundKeptPayment(request));
    revalidatePath("/billing");
    redirect(act === "use" ? "/billing?done=used" : "/billing?done=refunded");
  },
);

/** Stripe's own page for cards and receipts. */
export const openPortalAction = tenantAction(
  { permission: "billing:manage", schema: z.object({}), allowSuspended: true, limit: "billing" },
  async ({ viewer, by }) => ({ ok: true, data: { url: await stripePortalUrl(viewer.account.id, by) } }),
);
