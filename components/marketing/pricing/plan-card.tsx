import { Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { buttonClass } from "@/components/ui/form/button-class";
import type { PublicPlan } from "@/lib/plans/queries";
import { planFacts } from "./plan-facts";
import { offerOf, type PlanPriceWords, priceWords } from "./plan-price";
import { SHOWN_BY } from "./shown-by";

/** One plan with its price, its button and what is in it. */
export function PlanCard({ plan, isFeatured = false }: { plan: PublicPlan; isFeatured?: boolean }) {
  return (
    <article
      aria-labelledby={`plan-${plan.slug}`}
      className={cn(
        "flex flex-col rounded-card border bg-surface p-6 shadow-raised",
        isFeatured ? "border-brand ring-1 ring-brand" : "border-border",
      )}
    >
      <h2 id={`plan-${plan.slug}`} className="text-lg font-semibold">
        {plan.name}
      </h2>
      <p className="mt-1 text-muted sm:min-h-11 lg:min-h-17 text-pretty">{plan.description}</p>
      <Offer plan={plan} isFeatured={isFeatured} />
      <ul className="mt-6 space-y-2.5 border-t border-border pt-6">
        {planFacts(plan).map((fact) => (
          <li key={fact} className="flex gap-2.5">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
            {fact}
          </li>
        ))}
      </ul>
    </article>
  );
}

function Offer({ plan, isFeatured }: { plan: PublicPlan; isFeatured: boolean }) {
  if (offerOf(plan) === "trial") {
    const words = {
      monthly: "Free",
      billed: `${plan.trialDays} days, no card needed`,
      button: "Start free trial",
    };
    return <PriceAndButton words={{ ...words, href: "/signup" }} variant="secondary" />;
  }
  const variant = isFeatured ? "brand" : "primary";
  return (
    <>
      <PriceAndButton
        words={priceWords(plan, "month")}
        variant={variant}
        per="/mo"
        className={SHOWN_BY.month}
      />
      <PriceAndButton
        words={priceWords(plan, "year")}
        variant={variant}
        per="/mo"
        className={cn(SHOWN_BY.year, "group-has-[#yearly:checked]/pricing:block")}
      />
    </>
  );
}

function PriceAndButton({
  words,
  variant,
  per,
  className,
}: {
  words: PlanPriceWords;
  variant: "primary" | "brand" | "secondary";
  per?: string;
  className?: string;
}) {
  return (
    <div className={className}>
      <p className="mt-4">
        <span className="text-3xl font-bold tabular-nums">{words.monthly}</span>
        {per && <span className="text-muted">{per}</span>}
      </p>
      <p className="text-muted">{words.billed}</p>
      <a href={words.href} className={buttonClass({ variant, className: "mt-5 w-full" })}>
        {words.button}
      </a>
    </div>
  );
}
