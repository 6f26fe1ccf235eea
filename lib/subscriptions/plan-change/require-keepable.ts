import { and, eq, inArray, isNull } from "drizzle-orm";
import { type Plan, sites, type Tx } from "@/db";
import { AppError } from "@/lib/errors";

interface Keeping {
  accountId: number;
  keepSiteIds?: readonly number[];
  plan: Plan;
}

/** Throws `validation_error` where more sites are to stay than the plan has room for, or others than the account's. */
export async function requireKeepable(tx: Tx, { accountId, keepSiteIds = [], plan }: Keeping): Promise<void> {
  const { name, maxSites } = plan;
  const room = maxSites === 1 ? "1 site" : `${maxSites} sites`;
  if (keepSiteIds.length > maxSites)
    throw notKeepable(`${name} has room for ${room}. Choose at most ${maxSites}.`);
  const chosen = and(inArray(sites.id, keepSiteIds), eq(sites.accountId, accountId), isNull(sites.deletedAt));
  if ((await tx.$count(sites, chosen)) < new Set(keepSiteIds).size)
    throw notKeepable("Choose from the account's own sites.");
}

function notKeepable(why: string): AppError {
  return new AppError("validation_error", { fields: { keep_site_ids: [why] } });
}
