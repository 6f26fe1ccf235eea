import type { PageGroup } from "./page-query";
import { type UsageFilter, usageGroups } from "./usage-groups";
import { rowName } from "./usage-words";

/** The report as rows of a spreadsheet: the most by far are members or keys of one account. */
export async function* exportUsage(accountId: number, range: UsageFilter["range"], by: PageGroup) {
  yield [by, "name", "credits", "consumptions", "previous_credits"];
  for (const row of await usageGroups(accountId, { range }, { by }))
    yield [row.key, rowName(by, row), row.credits, row.count, row.previous];
}
