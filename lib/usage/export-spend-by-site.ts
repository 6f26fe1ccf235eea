import type { Cell } from "@/lib/text/csv";
import { spendBySite } from "./spend-by-site";

/** What each site cost, one line for each, and one for what was spent for none. */
export async function* exportSpendBySite(
  accountId: number,
  period: { from: Date; before?: Date },
): AsyncGenerator<Cell[]> {
  yield ["site_id", "site", "domain", "credits", "operations"];
  for (const { siteId, name, domain, spent, operations } of await spendBySite(accountId, period))
    yield [siteId, name ?? "(no site)", domain, spent, operations];
}
