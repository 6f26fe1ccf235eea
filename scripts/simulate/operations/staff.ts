import fc from "fast-check";
import { adjustCredits } from "@/lib/admin/accounts/adjust-credits";
import { cancelAccount as cancelAccountVerb } from "@/lib/admin/accounts/cancel-account";
import { extendTrial as extendTrialVerb } from "@/lib/admin/accounts/extend-trial";
import { putOnPlan as putOnPlanVerb } from "@/lib/admin/accounts/put-on-plan";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { tenantOperation } from "../operation";
import { justWho } from "./arbitraries";
import { STAFF } from "./staff-act";

export const suspend = tenantOperation({
  weight: 3,
  args: justWho,
  run: async (world, tenant) => {
    await suspendAccount(tenant.id, STAFF);
    tenant.shutByStaff = true;
    tenant.chargeMayFollow = world.isQueueHeld || world.isNewsHeld;
  },
});

/** Lifts a suspension, and brings back what was cancelled or closed. */
export const reactivate = tenantOperation({
  weight: 6,
  args: justWho,
  run: async (_, tenant) => {
    await reactivateAccount(tenant.id, STAFF);
    tenant.shutByStaff = false;
    tenant.endedByStaff = false;
  },
});

export const cancelAccount = tenantOperation({
  weight: 2,
  args: justWho,
  run: async (_, tenant) => {
    await cancelAccountVerb(tenant.id, STAFF);
    tenant.shutByStaff = false;
    tenant.endedByStaff = true;
  },
});

export const extendTrial = tenantOperation<{ days: number }>({
  weight: 2,
  args: (who) => fc.record({ who, days: fc.constantFrom(1, 7, 10, 30) }),
  run: (_, { id }, { days }) => extendTrialVerb(id, { days }, STAFF),
});

export const putOnPlan = tenantOperation<{ plan: string }>({
  weight: 2,
  args: (who) =>
    fc.record({ who, plan: fc.constantFrom("free", "enterprise", "starter", "growth", "scale") }),
  run: (_, { id }, { plan }) => putOnPlanVerb(id, { planSlug: plan }, STAFF),
});

export const adjust = tenantOperation<{ amount: number }>({
  weight: 2,
  args: (who) => fc.record({ who, amount: fc.constantFrom(-1500, -100, 100, 1000) }),
  run: (_, { id }, { amount }) => adjustCredits(id, { amount }, STAFF),
});
