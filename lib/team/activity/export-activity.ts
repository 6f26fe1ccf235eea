import type { Cell } from "@/lib/text/csv";
import type { ActivityFilter } from "./activity-filter";
import { listActivity } from "./list-activity";

const BATCH = 1000;

/** A header, then everything of the filter, newest first, read a thousand at a time. */
export async function* exportActivity(accountId: number, filter: ActivityFilter): AsyncGenerator<Cell[]> {
  yield ["time", "who", "what", "detail", "action", "target"];
  let after: number | undefined;
  do {
    const rows = await listActivity(accountId, filter, { limit: BATCH, after });
    for (const { at, who, what, detail, action, target } of rows.slice(0, BATCH))
      yield [at, who, what, detail, action, target];
    after = rows.length > BATCH ? rows[BATCH - 1]?.id : undefined;
  } while (after);
}
