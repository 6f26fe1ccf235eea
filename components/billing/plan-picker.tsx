import { Badge } from "@/components/ui/data/badge";
import { LinkButton } from "@/components/ui/form/button";
import { Card } from "@/components/ui/page/card";
import { LinkTabs } from "@/components/ui/page/link-tabs";
import type { BillingInterval } from "@/db/words";
import { taxWords } from "@/lib/invoices/tax";

interface PickablePlan {
  slug: string;
  name: string;
  description: string;
  maxSites: number;
  creditsPerMonth: number;
  prices: Record<BillingInterval, string>;
}

interface PlanPickerProps {
  plans: readonly PickablePlan[];
  currentSlug?: string;
  currentInterval?: BillingInterval;
  /** The plan that waits for the period's end. */
  nextSlug?: string;
  /** Which prices are shown. */
  interval: BillingInterval;
}

const INTERVALS = [
  ["month", "Monthly"],
  ["year", "Yearly, 15 % less"],
] as const;

/** The plans side by side; choosing one shows first what would happen. */
export function PlanPicker({ plans, currentSlug, currentInterval, nextSlug, interval }: PlanPickerProps) {
  const tabs = INTERVALS.map(([value, label]) => ({
    href: `/billing?interval=${value}`,
    label,
    isCurrent: value === interval,
  }));
  return (
    <Card
      title="Plans"
      description={`Upgrades start once paid; downgrades start when your paid period ends. ${taxWords()}`}
    >
      <LinkTabs label="Billing interval" tabs={tabs} />
      <ul className="grid gap-4 pt-5 md:grid-cols-3">
        {plans.map((plan) => (
          <PlanChoice
            key={plan.slug}
            plan={plan}
            interval={interval}
            isCurrent={plan.slug === currentSlug && interval === currentInterval}
            isNext={plan.slug === nextSlug}
            mayStay={nextSlug !== undefined}
          />
        ))}
      </ul>
    </Card>
  );
}

function PlanChoice({
  plan,
  interval,
  isCurrent,
  isNext,
  mayStay,
}: {
  plan: PickablePlan;
  interval: BillingInterval;
  isCurrent: boolean;
  isNext: boolean;
  /** Another plan waits, which choosing this one drops. */
  mayStay: boolean;
}) {
  const credits = plan.creditsPerMonth.toLocaleString("en-US");
  return (
    <li className="flex flex-col gap-2 rounded-card border border-border p-4">
      <h3 className="flex items-center justify-between gap-2 font-semibold">
        {plan.name} {isCurrent && <Badge tone="success">Yours</Badge>}
        {isNext && <Badge tone="brand">Next</Badge>}
      </h3>
      <p className="text-lg font-semibold tabular-nums">{plan.prices[interval]}</p>
      <p className="text-muted">
        {credits} credits a month, {plan.maxSites} {plan.maxSites === 1 ? "site" : "sites"}
      </p>
      <p className="flex-1 text-muted">{plan.description}</p>
      {(!isCurrent || mayStay) && (
        <LinkButton href={`/billing/change?plan=${plan.slug}&interval=${interval}`} variant="secondary">
          {isCurrent ? "Stay on" : "Choose"} {plan.name}
        </LinkButton>
      )}
    </li>
  );
}
