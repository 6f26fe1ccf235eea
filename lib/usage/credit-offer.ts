/** What would cost less for as much use as in the last 30 days: credits on top, or a bigger plan. Pure. */

interface OfferedPackage {
  name: string;
  credits: number;
  priceCents: number;
}

interface OfferedPlan {
  name: string;
  creditsPerMonth: number;
  priceCents: number;
}

export interface CreditOffer {
  kind: "package" | "plan";
  name: string;
  /** A month, on top of what the plan costs now. */
  extraCents: number;
  /** How many of the package. */
  count: number;
  /** What the other way would cost, where there is one. */
  otherCents: number | undefined;
}

interface Use {
  /** Credits spent in 30 days. */
  spent: number;
  plan: OfferedPlan;
  packages: readonly OfferedPackage[];
  plans: readonly OfferedPlan[];
}

/** Undefined where the plan brings enough, or nothing that is sold would do. */
export function cheaperOffer({ spent, plan, packages, plans }: Use): CreditOffer | undefined {
  const missing = spent - plan.creditsPerMonth;
  if (missing <= 0) return undefined;
  const byPackage = cheapest(
    packages.map(({ name, credits, priceCents }) => {
      const count = Math.ceil(missing / credits);
      return { kind: "package" as const, name, count, extraCents: count * priceCents };
    }),
  );
  const bigger = plans.filter((each) => each.creditsPerMonth >= spent && each.priceCents > plan.priceCents);
  const byPlan = cheapest(
    bigger.map(({ name, priceCents }) => {
      return { kind: "plan" as const, name, count: 1, extraCents: priceCents - plan.priceCents };
    }),
  );
  const best = cheapest([byPackage, byPlan].flatMap((each) => each ?? []));
  const other = best === byPlan ? byPackage : byPlan;
  return best && { ...best, otherCents: other?.extraCents };
}

function cheapest<T extends { extraCents: number }>(all: readonly T[]): T | undefined {
  return [...all].sort((a, b) => a.extraCents - b.extraCents)[0];
}
