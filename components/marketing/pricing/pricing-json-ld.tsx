import { JsonLd } from "@/components/marketing/json-ld";
import { BILLING_INTERVALS } from "@/db/words";
import { formatDecimal } from "@/lib/money";
import { intervalPriceCents } from "@/lib/plans/plan";
import type { PublicPlan } from "@/lib/plans/queries";
import type { Question } from "./faq";
import { offerOf } from "./plan-price";

/** The offers and the questions of /pricing, for search engines. */
export function PricingJsonLd({
  plans,
  questions,
}: {
  plans: readonly PublicPlan[];
  questions: readonly Question[];
}) {
  return (
    <>
      <JsonLd
        facts={{
          "@type": "SoftwareApplication",
          name: "IGNY8",
          applicationCategory: "BusinessApplication",
          operatingSystem: "Web, WordPress",
          offers: plans.flatMap(offers),
        }}
      />
      <JsonLd
        facts={{
          "@type": "FAQPage",
          mainEntity: questions.map(({ question, answer }) => ({
            "@type": "Question",
            name: question,
            acceptedAnswer: { "@type": "Answer", text: answer },
          })),
        }}
      />
    </>
  );
}

/** Of a plan that is sold one for each way to pay; none of one that is talked about. */
function offers(plan: PublicPlan): Record<string, unknown>[] {
  const kind = offerOf(plan);
  if (kind === "contact") return [];
  return (kind === "trial" ? (["month"] as const) : BILLING_INTERVALS).map((interval) => ({
    "@type": "Offer",
    name: interval === "year" ? `${plan.name}, paid by the year` : plan.name,
    description: plan.description,
    price: formatDecimal(intervalPriceCents(plan, interval)),
    priceCurrency: plan.currency,
  }));
}
