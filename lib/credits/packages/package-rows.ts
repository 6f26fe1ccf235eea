import type { CreditPackage, Plan } from "@/db";
import { formatMoney } from "@/lib/money";
import { packageWords } from "./package-words";
import { isOfferedOn, listOfferedPackages } from "./queries";
import { whatItBuys } from "./what-it-buys";

/** The packages as people read them: those for a plan, or all that are sold. */
export async function packageRows(plan?: Pick<Plan, "trialDays" | "priceCents"> | null) {
  const offered = await listOfferedPackages();
  return offered.filter((each) => plan === undefined || (plan && isOfferedOn(each, plan))).map(rowOf);
}

function rowOf(each: CreditPackage) {
  const { id, name, credits, priceCents, currency } = each;
  return {
    id,
    name,
    words: packageWords(each),
    buys: whatItBuys(credits),
    price: formatMoney(priceCents, currency),
  };
}
