import { type CheapestWay, cheapestWay } from "@/lib/credits/calculator";
import { formatPrice } from "@/lib/money";
import { SHOWN_BY } from "./shown-by";

interface Offer {
  name: string;
  credits: number;
  priceCents: number;
}

interface PlanOffer extends Offer {
  /** A month's share of a year that is paid at once. */
  yearlyShareCents: number;
}

export interface CheapestWaysProps {
  /** A month. */
  credits: number;
  plans: PlanOffer[];
  packages: Offer[];
  currency: string;
}

const number = new Intl.NumberFormat("en-US");

/** What so many credits a month cost at least: by the month, and by the year where that is chosen above. */
export function CheapestWays({ credits, plans, packages, currency }: CheapestWaysProps) {
  const month = cheapestWay(credits, plans, packages);
  const year = cheapestWay(credits, plans.map(byTheYear), packages);
  if (!month || !year) return "Write to us for a plan of this size.";
  return (
    <>
      <Cheapest way={month} currency={currency} className={SHOWN_BY.month} />
      <Cheapest way={year} currency={currency} isYearly className={SHOWN_BY.year} />
    </>
  );
}

function byTheYear({ yearlyShareCents, ...plan }: PlanOffer): Offer {
  return { ...plan, priceCents: yearlyShareCents };
}

interface CheapestProps {
  way: CheapestWay;
  currency: string;
  isYearly?: boolean;
  className: string;
}

function Cheapest({ way, currency, isYearly, className }: CheapestProps) {
  return (
    <span className={className}>
      Cheapest with <strong className="font-semibold">{wayWords(way)}</strong>:{" "}
      {formatPrice(way.cents, currency)} a month{isYearly && ", with the plan billed once a year"}.
    </span>
  );
}

function wayWords({ plan, extra }: CheapestWay): string {
  if (!extra) return plan;
  return `${plan} and ${extra.count === 1 ? "" : `${number.format(extra.count)} × `}${extra.name}`;
}
