import { AppError } from "@/lib/errors";

/** What a plan counts. Pure. */
export const PLAN_LIMITS = {
  sites: { column: "maxSites", one: "site", many: "sites" },
  users: { column: "maxUsers", one: "seat", many: "seats" },
  sectors: { column: "maxSectorsPerSite", one: "sector for each site", many: "sectors for each site" },
} as const;
export type PlanLimit = keyof typeof PLAN_LIMITS;

export interface LimitedPlan {
  name: string;
  maxSites: number;
  maxUsers: number;
  maxSectorsPerSite: number;
}

export function limitOf(plan: LimitedPlan, limit: PlanLimit): number {
  return plan[PLAN_LIMITS[limit].column];
}

/** Throws plan_limit_reached with `limit` and `used` when there is no room for `wanted` more, one unless said. */
export function requireRoom(plan: LimitedPlan, limit: PlanLimit, used: number, wanted = 1): void {
  const most = limitOf(plan, limit);
  if (used + wanted <= most) return;
  const inUse = `${used} ${used === 1 ? "is" : "are"} in use`;
  const tooMany = used < most ? `: you chose ${wanted}, and there is room for ${most - used}` : "";
  throw new AppError("plan_limit_reached", {
    message: `Your ${plan.name} plan allows ${counted(limit, most)}, and ${inUse}${tooMany}. Upgrade to add more.`,
    details: { limit: most, used },
  });
}

/** 1, "sites" -> "1 site". */
export function counted(limit: PlanLimit, count: number): string {
  return `${count} ${count === 1 ? PLAN_LIMITS[limit].one : PLAN_LIMITS[limit].many}`;
}

/** The cheapest plan that allows more of it than `than`; undefined when none does. */
export function planThatLifts<P extends LimitedPlan & { priceCents: number }>(
  plans: P[],
  limit: PlanLimit,
  than: number,
): P | undefined {
  const bigger = plans.filter((plan) => limitOf(plan, limit) > than && plan.priceCents > 0);
  return bigger.sort((a, b) => a.priceCents - b.priceCents)[0];
}
