import { buttonClass } from "@/components/ui/form/button-class";
import type { PublicPlan } from "@/lib/plans/queries";
import { planFacts } from "./plan-facts";

/** A plan that is arranged with people: what it holds, and the way to them. */
export function EnterpriseCard({ plan }: { plan: PublicPlan }) {
  return (
    <article
      aria-labelledby={`plan-${plan.slug}`}
      className="flex flex-wrap items-center justify-between gap-6 rounded-card border border-border bg-surface p-6 shadow-raised"
    >
      <div className="max-w-2xl">
        <h2 id={`plan-${plan.slug}`} className="text-lg font-semibold">
          {plan.name}
        </h2>
        <p className="mt-1 text-muted">{plan.description}</p>
        <p className="mt-3">{planFacts(plan).slice(0, 4).join(" · ")}</p>
      </div>
      <a href={`/contact?plan=${plan.slug}`} className={buttonClass({ variant: "secondary", size: "lg" })}>
        Contact us
      </a>
    </article>
  );
}
