import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sites } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { normaliseSiteUrl, otherSchemeUrl } from "./site-url";

/** The normalised address; throws validation_error with the reason beside `url`. */
export function requireSiteUrl(typed: string): { url: string; domain: string } {
  const result = normaliseSiteUrl(typed);
  if (!result.ok) throw new AppError("validation_error", { fields: { url: [result.reason] } });
  return result;
}

/** Throws site_exists when another live site of the account has the address, with either scheme. Under the account's lock. */
export async function refuseTakenUrl(tx: Tx, accountId: number, url: string, exceptId = 0): Promise<void> {
  const [taken] = await tx
    .select({ id: sites.id })
    .from(sites)
    .where(
      and(
        eq(sites.accountId, accountId),
        inArray(sites.url, [url, otherSchemeUrl(url)]),
        isNull(sites.deletedAt),
        ne(sites.id, exceptId),
      ),
    );
  if (taken) throw new AppError("site_exists", { fields: { url: ["You have a site with this address."] } });
}
