import type { BillingInterval } from "@/lib/plans/plan";

export type PlanChange =
  /** Nothing is paid yet: the choice decides the first invoice. */
  | "choose"
  /** Back to what is running: a waiting change is dropped. */
  | "keep"
  /** Bigger: invoiced now for the rest of the period, applied when paid. */
  | "upgrade"
  /** Smaller, or another interval: at the end of what is paid. */
  | "schedule";

interface Choice {
  priceCents: number;
  planId: number;
  interval: BillingInterval;
}

/** What choosing a plan means. Pure. `paidUntil` is null where no period is paid or what was paid is over. */
export function planChange(
  current: Choice & { paidUntil: Date | null },
  wanted: Choice,
  at: Date,
): PlanChange {
  if (current.priceCents === 0 || !current.paidUntil) return "choose";
  if (current.planId === wanted.planId && current.interval === wanted.interval) return "keep";
  const running = current.paidUntil > at;
  return running && wanted.priceCents > current.priceCents ? "upgrade" : "schedule";
}
