import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, plans } from "@/db/schema";
import { asSystem } from "@/db/scope";
import type { AccountStatus } from "@/lib/accounts/account";
import { type Account, lockAccount } from "@/lib/accounts/lock-account";
import { now } from "@/lib/clock";
import { resetCredits } from "@/lib/credits/reset-credits";
import { AppError } from "@/lib/errors";
import { isPayable } from "@/lib/plans/plan";
import { fitSitesToPlan } from "@/lib/subscriptions/fit-sites-to-plan";
import type { Plan } from "@/lib/subscriptions/plan-in-force";
import { startSubscription } from "@/lib/subscriptions/start-subscription";
import { startTrialSubscription } from "@/lib/subscriptions/start-trial-subscription";
import { endSubscription } from "./end-subscription";
import { recordStaffAct } from "./record-staff-act";
import type { StaffAct } from "./staff-act";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Puts an account on any active plan, enterprise too. A plan without a price is in force at once, with its credits; one
 * with a price waits for its first invoice to be paid, and until then the account is `pending_payment` and keeps its
 * credits. Throws `validation_error` for a plan that is not there or not active, `invalid_state` for a cancelled account.
 */
export function changePlan(
  accountId: number,
  { planSlug }: { planSlug: string },
  act: StaffAct,
): Promise<{ changed: boolean; status: AccountStatus; message: string }> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account.status === "cancelled")
      throw new AppError("invalid_state", { message: "Reactivate it first." });
    const plan = await getActivePlan(tx, planSlug);
    if (account.planId === plan.id) {
      return { changed: false, status: account.status, message: `The account is on ${plan.name} already.` };
    }
    await endSubscription(tx, accountId);
    const status = isPayable(plan)
      ? await awaitPayment(tx, account, plan)
      : await givePlan(tx, account, plan);
    const before = { plan_id: account.planId, status: account.status };
    const after = { plan_id: plan.id, plan: plan.slug, status };
    await recordStaffAct(tx, { accountId, action: "account.plan_changed", before, after }, act);
    const waits = status === "pending_payment" ? ", once its first invoice is paid" : "";
    return { changed: true, status, message: `The account is on ${plan.name}${waits}.` };
  });
}

async function getActivePlan(tx: Tx, slug: string): Promise<Plan> {
  const [plan] = await tx
    .select()
    .from(plans)
    .where(and(eq(plans.slug, slug), eq(plans.isActive, true)));
  if (plan) return plan;
  throw new AppError("validation_error", {
    fields: { plan_slug: ["There is no active plan with that slug."] },
  });
}

async function awaitPayment(tx: Tx, account: Account, plan: Plan): Promise<AccountStatus> {
  await startSubscription(tx, { accountId: account.id, plan, paymentMethod: account.paymentMethod });
  return putOnPlan(tx, account, plan, { status: "pending_payment", trialEndsAt: null });
}

async function givePlan(tx: Tx, account: Account, plan: Plan): Promise<AccountStatus> {
  const trialEndsAt = plan.trialDays === null ? null : new Date(now().getTime() + plan.trialDays * DAY_MS);
  await startTrialSubscription(tx, { accountId: account.id, plan, trialEndsAt });
  const description = `${plan.name}: given by our team`;
  await resetCredits(tx, { accountId: account.id, credits: plan.creditsPerMonth, description });
  return putOnPlan(tx, account, plan, { status: trialEndsAt ? "trial" : "active", trialEndsAt });
}

/** An account that staff suspended stays so, and gets there when they lift it. */
async function putOnPlan(
  tx: Tx,
  account: Account,
  plan: Plan,
  { status, trialEndsAt }: { status: AccountStatus; trialEndsAt: Date | null },
): Promise<AccountStatus> {
  const stays = account.status === "suspended" && account.suspensionReason === "admin";
  const state = stays
    ? { previousStatus: status }
    : { status, suspensionReason: null, previousStatus: null, suspendedAt: null };
  await tx
    .update(accounts)
    .set({ ...state, planId: plan.id, trialEndsAt, updatedAt: now() })
    .where(eq(accounts.id, account.id));
  await fitSitesToPlan(tx, { accountId: account.id, maxSites: plan.maxSites });
  return stays ? account.status : status;
}
