import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BillingToggle } from "@/components/marketing/pricing/billing-toggle";
import { ComparisonTable } from "@/components/marketing/pricing/comparison-table";
import { CreditCalculator } from "@/components/marketing/pricing/credit-calculator";
import { CreditPackages } from "@/components/marketing/pricing/credit-packages";
import { Faq } from "@/components/marketing/pricing/faq";
import { PlanCards } from "@/components/marketing/pricing/plan-cards";
import { offerOf } from "@/components/marketing/pricing/plan-price";
import { PricingJsonLd } from "@/components/marketing/pricing/pricing-json-ld";
import { pricingQuestions } from "@/components/marketing/pricing/pricing-questions";
import { Section } from "@/components/marketing/section";
import { listPublicPlans } from "@/lib/plans/queries";

/**
 * A static page, made at its first visit rather than at build time: a build has no database to ask for prices. That is
 * what the optional segment with no values is for. It is rebuilt when a plan changes, in every process
 * (lib/server/follow-plan-changes.ts), and at most this many seconds later where a process can't hear of it.
 */
export const revalidate = 30;
export const dynamicParams = true;
export function generateStaticParams(): { edition?: string[] }[] {
  return [];
}

export const metadata: Metadata = {
  title: "Pricing",
  description:
    "Start with a free trial. Paid plans for one site, a few sites or many; pay monthly, or yearly for less.",
  alternates: { canonical: "/pricing" },
};

export default async function PricingPage({ params }: { params: Promise<{ edition?: string[] }> }) {
  if ((await params).edition) notFound();
  const plans = await listPublicPlans();
  const questions = pricingQuestions(plans.find((plan) => offerOf(plan) === "trial"));
  return (
    <div className="group/pricing">
      <section className="mx-auto max-w-6xl px-4 pt-14 pb-16 sm:px-6 sm:pt-20">
        <div className="text-center">
          <h1 className="text-4xl font-bold text-balance">Prices that say what you get</h1>
          <p className="mx-auto mt-3 mb-8 max-w-xl text-lg text-muted text-pretty">
            Try everything first. Choose a plan when your sites need more, and change it whenever they do.
          </p>
          <BillingToggle />
        </div>
        <PlanCards plans={plans} />
      </section>
      <Section title="All plans compared" className="bg-sunken">
        <ComparisonTable plans={plans} />
      </Section>
      <CreditPackages />
      <CreditCalculator plans={plans} />
      <Section title="Questions">
        <Faq questions={questions} />
      </Section>
      <PricingJsonLd plans={plans} questions={questions} />
    </div>
  );
}
