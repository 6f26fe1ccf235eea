import { Check, Minus } from "lucide-react";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { BillingInterval } from "@/db/words";
import { formatPrice } from "@/lib/money";
import { featureLabel } from "@/lib/plans/feature-labels";
import { FEATURES, intervalPriceCents, YEARLY_DISCOUNT_PERCENT } from "@/lib/plans/plan";
import type { PublicPlan } from "@/lib/plans/queries";
import { amount } from "./plan-facts";
import { offerOf } from "./plan-price";

const LIMITS: [label: string, value: (plan: PublicPlan) => string][] = [
  ["Paid by the month", (plan) => price(plan, "month")],
  [`Paid by the year, ${YEARLY_DISCOUNT_PERCENT} % off`, (plan) => price(plan, "year")],
  ["Credits per month", (plan) => new Intl.NumberFormat("en-US").format(plan.creditsPerMonth)],
  ["Sites", (plan) => amount(plan.maxSites)],
  ["People", (plan) => amount(plan.maxUsers)],
  ["Sectors per site", (plan) => amount(plan.maxSectorsPerSite)],
];

/** All plans side by side. */
export function ComparisonTable({ plans }: { plans: readonly PublicPlan[] }) {
  return (
    <Table label="All plans compared" narrow="columns">
      <TableHead>
        <TableRow>
          <TableHeader>
            <span className="sr-only">What</span>
          </TableHeader>
          {plans.map((plan) => (
            <TableHeader key={plan.slug} className="text-text">
              {plan.name}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {LIMITS.map(([label, value]) => (
          <TableRow key={label}>
            <TableHeader scope="row">{label}</TableHeader>
            {plans.map((plan) => (
              <TableCell key={plan.slug} label={plan.name}>
                {value(plan)}
              </TableCell>
            ))}
          </TableRow>
        ))}
        {FEATURES.map((feature) => (
          <TableRow key={feature}>
            <TableHeader scope="row">{featureLabel(feature)}</TableHeader>
            {plans.map((plan) => (
              <TableCell key={plan.slug} label={plan.name}>
                <Mark isIncluded={plan.features.includes(feature)} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Mark({ isIncluded }: { isIncluded: boolean }) {
  return isIncluded ? (
    <Check role="img" aria-label="Included" className="size-4.5 text-success" />
  ) : (
    <Minus role="img" aria-label="Not included" className="size-4.5 text-muted" />
  );
}

function price(plan: PublicPlan, interval: BillingInterval): string {
  const offer = offerOf(plan);
  if (offer === "paid") return formatPrice(intervalPriceCents(plan, interval), plan.currency);
  return offer === "trial" ? `Free for ${plan.trialDays} days` : "On request";
}
