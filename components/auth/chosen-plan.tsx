import Link from "next/link";
import type { BillingInterval } from "@/db/words";
import { taxWords } from "@/lib/invoices/tax";
import { formatPrice } from "@/lib/money";
import { intervalPriceCents } from "@/lib/plans/plan";

interface ChosenPlanProps {
  plan: { name: string; description: string; priceCents: number; currency: string; creditsPerMonth: number };
  interval: BillingInterval;
}

/** The plan and the price that the link on /pricing promised. */
export function ChosenPlan({ plan, interval }: ChosenPlanProps) {
  const price = formatPrice(intervalPriceCents(plan, interval), plan.currency);
  return (
    <div className="rounded-card border border-border bg-sunken p-4">
      <div className="flex items-baseline justify-between gap-3">
        <p className="font-semibold">{plan.name}</p>
        <p className="font-semibold tabular-nums">
          {price}/{interval === "year" ? "yr" : "mo"}
        </p>
      </div>
      <p className="mt-1 text-muted">
        {plan.creditsPerMonth.toLocaleString("en-US")} credits a month. You pay on the next page. {taxWords()}
      </p>
      <Link
        href={interval === "year" ? "/pricing?interval=year" : "/pricing"}
        className="mt-1 inline-block text-brand underline underline-offset-4"
      >
        Choose another plan
      </Link>
    </div>
  );
}
