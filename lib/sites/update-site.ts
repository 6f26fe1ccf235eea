import { and, eq } from "drizzle-orm";
import { forAccount, sites } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { recordEvent } from "@/lib/events/record-event";
import { getSiteIn } from "./queries";
import { requireIndustry } from "./require-industry";
import { requireWritable } from "./require-writable";
import { type Site, toldOfSite } from "./site";
import { refuseTakenUrl, requireSiteUrl } from "./site-url";

export interface SiteChange {
  accountId: number;
  siteId: number;
  name?: string;
  url?: string;
  /** Null takes the industry away; undefined leaves it. */
  industryId?: number | null;
  requireApproval?: boolean;
  createTerms?: boolean;
  by: Author;
}

/** Throws not_found, site_read_only, validation_error or site_exists. */
export async function updateSite(change: SiteChange): Promise<Site> {
  const { accountId, siteId, url, name, industryId, requireApproval, createTerms, by } = change;
  const address = url === undefined ? undefined : requireSiteUrl(url);
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "sites:write", "sites:write"));
    const before = await getSiteIn(tx, accountId, siteId);
    requireWritable(before);
    await requireIndustry(tx, industryId ?? null);
    if (address) await refuseTakenUrl(tx, accountId, address, siteId);
    await tx
      .update(sites)
      .set({
        name,
        url: address?.url,
        domain: address?.domain,
        industryId,
        requireApproval,
        createTerms,
        updatedAt: now(),
      })
      .where(and(eq(sites.accountId, accountId), eq(sites.id, siteId)));
    const after = await getSiteIn(tx, accountId, siteId);
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "site.updated",
      targetType: "site",
      targetId: String(siteId),
      before: facts(before),
      after: facts(after),
    });
    recordEvent(tx, { accountId, type: "site.updated", ...toldOfSite(after) });
    return after;
  });
}

function facts({ name, url, industry, requireApproval, createTerms }: Site) {
  const deliveries = { require_approval: requireApproval, create_terms: createTerms };
  return { name, url, industry: industry?.slug ?? null, ...deliveries };
}
