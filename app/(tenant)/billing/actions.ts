"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { tenantAction } from "@/lib/actions/tenant-action";
import { stripePortalUrl } from "@/lib/payments/stripe/portal";
import { cancelForm, planForm } from "@/lib/subscriptions/form-input";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { hasEnded } from "@/lib/subscriptions/subscription";

/** From /billing/change, and from /payment while nothing is paid. */
export const changePlanAction = tenantAction(
  { permission: "billing:manage", schema: planForm, allowSuspended: true, limit: "billing" },
  async ({ input, viewer, requestId }) => {
    const { invoice } = await changePlan({
      accountId: viewer.account.id,
      planSlug: input.plan_slug,
      interval: input.billing_interval,
      keepSiteIds: input.keep_site_ids,
      seen: viewer.account,
      actor: `user:${viewer.userId}`,
      requestId,
    });
    revalidatePath("/billing");
    revalidatePath("/payment");
    redirect(invoice ? `/payment?invoice=${invoice.id}` : "/billing?done=plan");
  },
);

export const cancelAction = tenantAction(
  { permission: "billing:manage", schema: cancelForm, allowSuspended: true, limit: "billing" },
  async ({ input, viewer, requestId }) => {
    const subscription = await cancelSubscription({
      accountId: viewer.account.id,
      reason: input.reason,
      actor: `user:${viewer.userId}`,
      requestId,
    });
    revalidatePath("/billing");
    redirect(hasEnded(subscription) ? "/billing?done=ended" : "/billing?done=cancelled");
  },
);

export const resumeAction = tenantAction(
  { permission: "billing:manage", schema: z.object({}), allowSuspended: true, limit: "billing" },
  async ({ viewer, requestId }) => {
    await resumeSubscription({ accountId: viewer.account.id, actor: `user:${viewer.userId}`, requestId });
    revalidatePath("/billing");
    redirect("/billing?done=resumed");
  },
);

/** Stripe's own page for cards and receipts. */
export const openPortalAction = tenantAction(
  { permission: "billing:manage", schema: z.object({}), allowSuspended: true, limit: "billing" },
  async ({ viewer }) => ({ ok: true, data: { url: await stripePortalUrl(viewer.account.id) } }),
);
