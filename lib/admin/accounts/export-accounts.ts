import type { Cell } from "@/lib/text/csv";
import { type AccountList, listAccounts } from "./list-accounts";

const BATCH = 1000;

/** A header, then every account of the filter in its order, read a thousand at a time. */
export async function* exportAccounts(list: Pick<AccountList, "filter" | "sort">): AsyncGenerator<Cell[]> {
  yield [...COLUMNS];
  let after: AccountList["after"];
  do {
    const rows = await listAccounts({ ...list, after, limit: BATCH });
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
