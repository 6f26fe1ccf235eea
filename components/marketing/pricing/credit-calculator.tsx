import { Section } from "@/components/marketing/section";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { type CalculatorPrices, timesIn } from "@/lib/credits/calculator";
import { listOfferedPackages } from "@/lib/credits/packages/queries";
import { pricesNow } from "@/lib/credits/prices/queries";
import { formatPrice } from "@/lib/money";
import { intervalPriceCents } from "@/lib/plans/plan";
import type { PublicPlan } from "@/lib/plans/queries";
import { CalculatorInputs } from "./calculator-inputs";
import { offerOf } from "./plan-price";
import { SHOWN_BY } from "./shown-by";

const WORDS = 1000;
const number = new Intl.NumberFormat("en-US");

/** What each plan's and package's credits buy, by the prices of today; with a script, what one's own work would cost. */
export async function CreditCalculator({ plans }: { plans: readonly PublicPlan[] }) {
  const [prices, packages] = await Promise.all([pricesNow(), listOfferedPackages()]);
  const { content_generation, image_generation } = prices;
  const priced = { content_generation, image_generation };
  const sold = plans.filter((plan) => offerOf(plan) === "paid").map(ofPlan);
  const offers: Offer[] = [...sold, ...packages.map(ofPackage)];
  const [first] = offers;
  if (!first) return null;
  return (
    <Section
      title="What your credits buy"
      id="calculator"
      lead="By today's prices. You spend credits on what you need: all articles, all images, or some of each."
    >
      <OfferTable offers={offers} prices={priced} />
      <CalculatorInputs
        prices={priced}
        plans={sold}
        packages={packages.map(ofPackage)}
        currency={first.currency}
      />
    </Section>
  );
}

interface Offer {
  name: string;
  credits: number;
  priceCents: number;
  currency: string;
  /** Of a plan: a month's share of a year that is paid at once. */
  yearlyShareCents?: number;
}

function ofPlan(plan: PublicPlan) {
  const { name, creditsPerMonth: credits, priceCents, currency } = plan;
  const yearlyShareCents = Math.round(intervalPriceCents(plan, "year") / 12);
  return { name, credits, priceCents, currency, yearlyShareCents };
}

function ofPackage({ name, credits, priceCents, currency }: Offer): Offer {
  return { name, credits, priceCents, currency };
}

function OfferTable({ offers, prices }: { offers: readonly Offer[]; prices: CalculatorPrices }) {
  return (
    <Table label="What credits buy" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Plan or package</TableHeader>
          <TableHeader className="text-right">Credits</TableHeader>
          <TableHeader className="text-right">Articles of {number.format(WORDS)} words</TableHeader>
          <TableHeader className="text-right">or images</TableHeader>
          <TableHeader className="text-right">Price</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {offers.map(({ name, credits, ...price }) => (
          <TableRow key={`${price.yearlyShareCents} ${name}`}>
            <TableHeader scope="row">{name}</TableHeader>
            <TableCell label="Credits" className="text-right tabular-nums">
              {number.format(credits)}
            </TableCell>
            <TableCell
              label={`Articles of ${number.format(WORDS)} words`}
              className="text-right tabular-nums"
            >
              {times(timesIn(credits, prices, "content_generation", WORDS))}
            </TableCell>
            <TableCell label="or images" className="text-right tabular-nums">
              {times(timesIn(credits, prices, "image_generation", 1))}
            </TableCell>
            <TableCell label="Price" className="text-right">
              <OfferPrice {...price} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function OfferPrice({ priceCents, yearlyShareCents, currency }: Omit<Offer, "name" | "credits">) {
  if (yearlyShareCents === undefined) return `${formatPrice(priceCents, currency)} once`;
  return (
    <>
      <span className={SHOWN_BY.month}>{formatPrice(priceCents, currency)} a month</span>
      <span className={SHOWN_BY.year}>
        {formatPrice(yearlyShareCents, currency)} a month, billed once a year
      </span>
    </>
  );
}

function times(count: number | undefined): string {
  return count === undefined ? "as many as you like" : number.format(count);
}
