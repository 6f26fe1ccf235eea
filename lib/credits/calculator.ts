import { operationCost, type Prices } from "./credit";

/** What credits buy, and what some work would cost a month. Pure, and small enough for the browser. */

/** The two operations that people count in. */
export type CalculatorPrices = Pick<Prices, "content_generation" | "image_generation">;

export interface MonthsWork {
  articles: number;
  wordsEach: number;
  images: number;
}

interface Offer {
  name: string;
  credits: number;
  priceCents: number;
}

export interface CheapestWay {
  plan: string;
  /** The packages on top, where the plan's credits don't do. */
  extra: { name: string; count: number } | undefined;
  cents: number;
}

/** As the operations are charged: each article separately, rounded up. */
export function creditsFor(prices: CalculatorPrices, { articles, wordsEach, images }: MonthsWork): number {
  const all = prices as Prices;
  const writing = articles * operationCost(all, "content_generation", wordsEach);
  return writing + operationCost(all, "image_generation", images);
}

/** How many times an operation of so many units fits into the credits. Undefined where it costs nothing. */
export function timesIn(
  credits: number,
  prices: CalculatorPrices,
  operation: keyof CalculatorPrices,
  units: number,
): number | undefined {
  const each = operationCost(prices as Prices, operation, units);
  return each === 0 ? undefined : Math.floor(credits / each);
}

/** The plan, with packages of one kind on top where they are needed, that costs least; undefined where nothing would do. */
export function cheapestWay(
  credits: number,
  plans: readonly Offer[],
  packages: readonly Offer[],
): CheapestWay | undefined {
  const ways = plans.flatMap((plan): CheapestWay[] => {
    const missing = credits - plan.credits;
    if (missing <= 0) return [{ plan: plan.name, extra: undefined, cents: plan.priceCents }];
    return packages.map(({ name, credits: each, priceCents }) => {
      const count = Math.ceil(missing / each);
      return { plan: plan.name, extra: { name, count }, cents: plan.priceCents + count * priceCents };
    });
  });
  return ways.sort((a, b) => a.cents - b.cents || Number(!!a.extra) - Number(!!b.extra))[0];
}
