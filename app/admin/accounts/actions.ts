"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { superuserAction } from "@/lib/actions/superuser-action";
import {
  accountActForm,
  changePlanForm,
  creditsForm,
  featuresForm,
  trialForm,
} from "@/lib/admin/accounts/account-input";
import { adjustCredits } from "@/lib/admin/accounts/adjust-credits";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { extendTrial } from "@/lib/admin/accounts/extend-trial";
import { putOnPlan } from "@/lib/admin/accounts/put-on-plan";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { setFeatures } from "@/lib/admin/accounts/set-features";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { staffActOf } from "@/lib/admin/staff-act";

export const suspendAction = superuserAction(
  { schema: accountActForm },
  async ({ input: { account_id: id, reason }, viewer, requestId }) => {
    await suspendAccount(id, staffActOf(viewer, reason, requestId));
    done(id, "suspended");
  },
);

export const reactivateAction = superuserAction(
  { schema: accountActForm },
  async ({ input: { account_id: id, reason }, viewer, requestId }) => {
    await reactivateAccount(id, staffActOf(viewer, reason, requestId));
    done(id, "reactivated");
  },
);

export const cancelAction = superuserAction(
  { schema: accountActForm },
  async ({ input: { account_id: id, reason }, viewer, requestId }) => {
    await cancelAccount(id, staffActOf(viewer, reason, requestId));
    done(id, "cancelled");
  },
);

export const changePlanAction = superuserAction(
  { schema: changePlanForm },
  async ({ input: { account_id: id, plan_slug: planSlug, reason }, viewer, requestId }) => {
    const { message } = await putOnPlan(id, { planSlug }, staffActOf(viewer, reason, requestId));
    revalidatePath("/admin", "layout");
    return { ok: true as const, message };
  },
);

export const adjustCreditsAction = superuserAction(
  { schema: creditsForm },
  async ({ input: { account_id: id, amount, reason }, viewer, requestId }) => {
    await adjustCredits(id, { amount }, staffActOf(viewer, reason, requestId));
    done(id, "credits");
  },
);

export const extendTrialAction = superuserAction(
  { schema: trialForm },
  async ({ input: { account_id: id, days, reason }, viewer, requestId }) => {
    await extendTrial(id, { days }, staffActOf(viewer, reason, requestId));
    done(id, "trial");
  },
);

export const setFeaturesAction = superuserAction(
  { schema: featuresForm },
  async ({ input: { account_id: id, source, features, reason }, viewer, requestId }) => {
    const change = { features: source === "own" ? features : null };
    await setFeatures(id, change, staffActOf(viewer, reason, requestId));
    done(id, "features");
  },
);

function done(accountId: number, what: string): never {
  revalidatePath("/admin", "layout");
  redirect(`/admin/accounts/${accountId}?done=${what}`);
}
