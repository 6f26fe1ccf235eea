import { forAccount, sites } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { requireRoom } from "@/lib/accounts/plan-limit";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { recordEvent } from "@/lib/events/record-event";
import { countSitesIn, getSiteIn } from "./queries";
import { requireIndustry } from "./require-industry";
import { type Site, toldOfSite } from "./site";
import { refuseTakenUrl, requireSiteUrl } from "./site-url";

export interface NewSite {
  accountId: number;
  name: string;
  /** As typed. */
  url: string;
  industryId?: number | null;
  by: Author;
}

/** Throws validation_error (`url`, `industry_id`), site_exists, or plan_limit_reached with `limit` and `used`. */
export async function createSite({
  accountId,
  name,
  url: typed,
  industryId = null,
  by,
}: NewSite): Promise<Site> {
  const { url, domain } = requireSiteUrl(typed);
  return forAccount(accountId, async (tx) => {
    const { plan } = await lockOpenAccount(tx, accountId, standingOf(by, "sites:write", "sites:write"));
    await requireIndustry(tx, industryId);
    await refuseTakenUrl(tx, accountId, { url, domain });
    requireRoom(plan, "sites", await countSitesIn(tx, accountId));
    const at = now();
    const [row] = await tx
      .insert(sites)
      .values({ accountId, name, url, domain, industryId, createdAt: at, updatedAt: at })
      .returning({ id: sites.id });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "site.created",
      targetType: "site",
      targetId: String(row!.id),
      after: { name, url },
    });
    const created = await getSiteIn(tx, accountId, row!.id);
    recordEvent(tx, { accountId, type: "site.created", ...toldOfSite(created) });
    return created;
  });
}
