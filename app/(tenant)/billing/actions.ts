"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { isSuspendedByStaff } from "@/lib/accounts/account";
import { tenantAction } from "@/lib/actions/tenant-action";
import { AppError } from "@/lib/errors";
import { cancelForm, planForm } from "@/lib/payments/form-input";
import { stripePortalUrl } from "@/lib/payments/stripe/portal";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";

export const changePlanAction = tenantAction(
  { permission: "billing:manage", schema: planForm, allowSuspended: true, limit: "billing" },
  async ({ input, viewer, by }) => {
    if (isSuspendedByStaff(viewer.account)) throw new AppError("account_suspended");
    const { invoice } = await changePlan({
      accountId: viewer.account.id,
      planSlug: input.plan_slug,
      interval: input.billing_interval,
      keepSiteIds: input.keep_site_ids?.length ? input.keep_site_ids : undefined,
      beginsAgain: viewer.account.status === "cancelled",
      ...by,
    });
    revalidatePath("/billing");
    redirect(invoice ? `/payment?invoice=${invoice.id}` : "/billing?done=plan");
  },
);

export const cancelAction = tenantAction(
  { permission: "billing:manage", schema: cancelForm, allowSuspended: true, limit: "billing" },
  async ({ input, viewer, by }) => {
    const { status } = await cancelSubscription({
      accountId: viewer.account.id,
      reason: input.reason,
      ...by,
    });
    revalidatePath("/billing");
    redirect(status === "cancelled" ? "/billing?done=ended" : "/billing?done=cancelled");
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

/** Stripe's own page for cards and receipts. */
export const openPortalAction = tenantAction(
  { permission: "billing:manage", schema: z.object({}), allowSuspended: true, limit: "billing" },
  async ({ viewer }) => ({ ok: true, data: { url: await stripePortalUrl(viewer.account.id) } }),
);
