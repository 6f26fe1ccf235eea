import { formatDecimal } from "@/lib/money";
import type { PublicPlan } from "@/lib/plans/queries";
import type { Question } from "./faq";
import { JsonLd } from "./json-ld";
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
          offers: plans.filter((plan) => offerOf(plan) !== "contact").map(offer),
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

function offer(plan: PublicPlan): Record<string, unknown> {
  return {
    "@type": "Offer",
    name: plan.name,
    description: plan.description,
    price: formatDecimal(plan.priceCents),
    priceCurrency: plan.currency,
  };
}
