import { taxWords } from "@/lib/invoices/tax";
import type { PublicPlan } from "@/lib/plans/queries";
import { EnterpriseCard } from "./enterprise-card";
import { PlanCard } from "./plan-card";
import { offerOf } from "./plan-price";

const FEATURED = "growth";

/** Plans that are bought here, side by side; below them those that start with a talk. */
export function PlanCards({ plans }: { plans: readonly PublicPlan[] }) {
  const bought = plans.filter((plan) => offerOf(plan) !== "contact");
  const talkedAbout = plans.filter((plan) => offerOf(plan) === "contact");
  return (
    <>
      <div className="mt-10 grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
        {bought.map((plan) => (
          <PlanCard key={plan.slug} plan={plan} isFeatured={plan.slug === FEATURED} />
        ))}
      </div>
      <p className="mt-5 text-center text-muted">{taxWords()}</p>
      <div className="mt-5 grid gap-5">
        {talkedAbout.map((plan) => (
          <EnterpriseCard key={plan.slug} plan={plan} />
        ))}
      </div>
    </>
  );
}
