import { type Account, asSystem, type Plan, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordStaffAct, type StaffAct } from "@/lib/admin/staff-act";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { findPlan } from "@/lib/plans/find-plan";
import { isPayable } from "@/lib/plans/plan";
import { requireStaff } from "@/lib/staff/require-staff";
import { mailPlanChanged } from "@/lib/subscriptions/billing-mail";
import { givePlan } from "@/lib/subscriptions/lifecycle/give-plan";
import { changePlanOf, type PlanChanged } from "@/lib/subscriptions/plan-change/change-plan";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { formatDate } from "@/lib/time/date-words";
import { addDays } from "@/lib/time/days";

/**
 * Puts an account on any active plan, enterprise too. One without a price is in force right away, with its credits. One
 * with a price follows the tenant's own rules: nothing is given without payment, and what is paid is not taken away.
 * Answers what happened, in a sentence. Throws `validation_error` for a plan that is not there or not active,
 * `invalid_state` for a cancelled account.
 */
export async function putOnPlan(
  accountId: number,
  { planSlug }: { planSlug: string },
  act: StaffAct,
): Promise<{ message: string }> {
  const plan = await getActivePlan(planSlug);
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    await requireStaff(tx, act);
    if (account.status === "cancelled") throw cancelled();
    if (!isPayable(plan)) return { message: await give(tx, account, plan, act) };
    const { actor, actorUserId, reason, requestId } = act;
    const choice = { accountId, planSlug, actor, actorUserId, reason, requestId };
    return { message: sentence(await changePlanOf(tx, account, choice)) };
  });
}

async function give(tx: Tx, account: Account, plan: Plan, act: StaffAct): Promise<string> {
  if (account.planId === plan.id) return `The account is on ${plan.name} already.`;
  const status = await givePlan(tx, account, plan);
  const before = { plan_id: account.planId, status: account.status };
  const after = { plan_id: plan.id, plan: plan.slug, status };
  await recordStaffAct(tx, { accountId: account.id, action: "account.plan_changed", before, after }, act);
  const from = account.planId === null ? undefined : await getPlanById(tx, account.planId);
  const trialEndsAt = plan.trialDays === null ? undefined : addDays(now(), plan.trialDays);
  await mailPlanChanged(tx, { accountId: account.id, from, to: plan, byUs: true, trialEndsAt });
  return `The account is on ${plan.name} now.`;
}

async function getActivePlan(slug: string): Promise<Plan> {
  const plan = await findPlan(slug);
  if (plan?.isActive) return plan;
  throw new AppError("validation_error", {
    fields: { plan_slug: ["There is no active plan with that slug."] },
  });
}

function cancelled(): AppError {
  return new AppError("invalid_state", { message: "This account is cancelled. Reactivate it first." });
}

function sentence({ change, plan, invoice, effectiveAt }: PlanChanged): string {
  if (change === "keep") return `The account stays on ${plan.name}.`;
  if (effectiveAt) return `The account gets ${plan.name} on ${formatDate(effectiveAt)}.`;
  const due = invoice ? `invoice ${invoice.number}` : "its next invoice";
  return `The account gets ${plan.name} once ${due} is paid.`;
}
