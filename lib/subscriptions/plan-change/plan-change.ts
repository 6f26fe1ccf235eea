import type { Plan, Subscription } from "@/db";
import type { BillingInterval } from "@/db/words";

export type PlanChange =
  /** Nothing is paid yet: the choice decides the first invoice. */
  | "choose"
  /** Back to what is running: a waiting change is dropped. */
  | "keep"
  /** Bigger: invoiced now for the rest of the period, applied when paid. */
  | "upgrade"
  /** Smaller, or another interval: at the end of what is paid. */
  | "schedule";

export interface PlanDecision {
  change: PlanChange;
  /** When a scheduled one happens. Null: when its invoice is paid, also where what was paid is over. */
  effectiveAt: Date | null;
}

interface Running {
  subscription: Pick<Subscription, "status" | "billingInterval" | "currentPeriodEnd"> | undefined;
  /** Its plan in force. */
  from: Plan | null;
}

interface Wanted {
  plan: Plan;
  interval: BillingInterval;
}

/** What choosing a plan means, and from when. Pure: what is shown before is what is done. */
export function decidePlanChange(running: Running, wanted: Wanted, at: Date): PlanDecision {
  const paidUntil = paidUntilOf(running);
  const endAhead = paidUntil && paidUntil > at ? paidUntil : null;
  const change = paidUntil ? changeOf(running, wanted, endAhead) : "choose";
  return { change, effectiveAt: change === "schedule" ? (isFree(running, wanted) ? at : endAhead) : null };
}

/** The running plan is no longer sold and lets nobody in: a smaller one takes its place immediately. */
function isFree({ from }: Running, { plan }: Wanted): boolean {
  return from !== null && !from.isActive && plan.priceCents <= from.priceCents;
}

/** Null where no period of a plan with a price has been paid. */
function paidUntilOf({ subscription, from }: Running): Date | null {
  const paid = subscription?.status === "active" || subscription?.status === "past_due";
  return paid && from && from.priceCents > 0 ? subscription.currentPeriodEnd : null;
}

function changeOf(
  { subscription, from }: Running,
  { plan, interval }: Wanted,
  endAhead: Date | null,
): PlanChange {
  if (from?.id === plan.id && subscription?.billingInterval === interval) return "keep";
  return endAhead && from && isBigger(plan, from) ? "upgrade" : "schedule";
}

/** Dearer, or with more credits where today's prices have turned around: what was paid decides the rest. */
function isBigger(plan: Plan, from: Plan): boolean {
  return plan.priceCents > from.priceCents || plan.creditsPerMonth > from.creditsPerMonth;
}
