import { exportAsSystem, type Tx } from "@/db";
import { spooled } from "@/lib/spooled";
import { type Cell, csvText } from "@/lib/text/csv";
import { type AccountList, accountsQuery } from "./list-accounts";

const BATCH = 1000;

/** Reading for longer than this holds up others: a file that takes it fails. */
const LONGEST_MS = 120_000;

type Searched = Pick<AccountList, "filter" | "sort">;

/** A header, then every account of the filter in its order, as all of them were at one moment. Any size, little memory. */
export function exportAccounts(list: Searched): AsyncGenerator<string> {
  return spooled((put) =>
    exportAsSystem(async (tx) => {
      const startedAt = performance.now();
      for await (const line of csvText(rowsOf(tx, list))) {
        if (performance.now() - startedAt > LONGEST_MS)
          throw new Error("The accounts took too long to read.");
        await put(line);
      }
    }),
  );
}

async function* rowsOf(tx: Tx, list: Searched): AsyncGenerator<Cell[]> {
  yield [...COLUMNS];
  let after: AccountList["after"];
  do {
    const rows = await accountsQuery(tx, { ...list, after, limit: BATCH });
    const batch = rows.slice(0, BATCH);
    for (const row of batch) {
      yield [
        row.id,
        row.name,
        row.ownerEmail,
        row.status,
        row.suspensionReason,
        row.planSlug,
        row.paymentMethod,
        row.credits,
        row.siteCount,
        row.trialEndsAt,
        row.createdAt,
      ];
    }
    after = rows.length > BATCH ? batch.at(-1) : undefined;
  } while (after);
}

const COLUMNS = [
  "id",
  "name",
  "owner_email",
  "status",
  "suspension_reason",
  "plan",
  "payment_method",
  "credits",
  "sites",
  "trial_ends_at",
  "created_at",
] as const;
