import { Section } from "@/components/marketing/section";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { type CalculatorPrices, timesIn } from "@/lib/credits/calculator";
import { listOfferedPackages } from "@/lib/credits/packages/queries";
import { pricesNow } from "@/lib/credits/prices/queries";
import { formatPrice } from "@/lib/money";
import type { PublicPlan } from "@/lib/plans/queries";
import { CalculatorInputs } from "./calculator-inputs";
import { offerOf } from "./plan-price";

const WORDS = 1000;
const number = new Intl.NumberFormat("en-US");

/** What each plan's and package's credits buy, by the prices of today; with a script, what one's own work would cost. */
export async function CreditCalculator({ plans }: { plans: readonly PublicPlan[] }) {
  const [prices, packages] = await Promise.all([pricesNow(), listOfferedPackages()]);
  const { content_generation, image_generation } = prices;
  const priced = { content_generation, image_generation };
  const offers = [
    ...plans.filter((plan) => offerOf(plan) === "paid").map(ofPlan),
    ...packages.map(ofPackage),
  ];
  const [first] = offers;
  if (!first) return null;
  const ofKind = (kind: Offer["kind"]) => offers.filter((each) => each.kind === kind);
  return (
    <Section
      title="What your credits buy"
      id="calculator"
      lead="By today's prices. You spend credits on what you need: all articles, all images, or some of each."
    >
      <OfferTable offers={offers} prices={priced} />
      <CalculatorInputs
        prices={priced}
        plans={ofKind("plan")}
        packages={ofKind("package")}
        currency={first.currency}
      />
    </Section>
  );
}

interface Offer {
  kind: "plan" | "package";
  name: string;
  credits: number;
  priceCents: number;
  currency: string;
}

function ofPlan({ name, creditsPerMonth: credits, priceCents, currency }: PublicPlan): Offer {
  return { kind: "plan", name, credits, priceCents, currency };
}

function ofPackage({ name, credits, priceCents, currency }: Omit<Offer, "kind">): Offer {
  return { kind: "package", name, credits, priceCents, currency };
}

function OfferTable({ offers, prices }: { offers: readonly Offer[]; prices: CalculatorPrices }) {
  return (
    <Table label="What credits buy">
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
        {offers.map(({ kind, name, credits, priceCents, currency }) => (
          <TableRow key={`${kind} ${name}`}>
            <TableHeader scope="row">{name}</TableHeader>
            <TableCell className="text-right tabular-nums">{number.format(credits)}</TableCell>
            <TableCell className="text-right tabular-nums">
              {times(timesIn(credits, prices, "content_generation", WORDS))}
            </TableCell>
            <TableCell className="text-right tabular-nums">
              {times(timesIn(credits, prices, "image_generation", 1))}
            </TableCell>
            <TableCell className="text-right whitespace-nowrap">
              {formatPrice(priceCents, currency)} {kind === "plan" ? "a month" : "once"}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function times(count: number | undefined): string {
  return count === undefined ? "as many as you like" : number.format(count);
}
