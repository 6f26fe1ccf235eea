import type { CreditPackage, Plan } from "@/db";
import type { Prices } from "@/lib/credits/credit";
import { pricesNow } from "@/lib/credits/prices/queries";
import { formatPrice } from "@/lib/money";
import { packageWords } from "./package-words";
import { isOfferedOn, listOfferedPackages } from "./queries";
import { whatItBuys } from "./what-it-buys";

/** The packages as people read them: those for a plan, or all that are sold. */
export async function packageRows(plan?: Pick<Plan, "trialDays" | "priceCents"> | null) {
  const [offered, prices] = await Promise.all([listOfferedPackages(), pricesNow()]);
  return offered
    .filter((each) => plan === undefined || (plan && isOfferedOn(each, plan)))
    .map((each) => rowOf(each, prices));
}

function rowOf(each: CreditPackage, prices: Prices) {
  const { id, name, credits, priceCents, currency } = each;
  return {
    id,
    name,
    words: packageWords(each),
    buys: whatItBuys(prices, credits),
    price: formatPrice(priceCents, currency),
  };
}
