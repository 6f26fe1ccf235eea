import type { SiteStatus } from "@/db/words";
import type { KeyCaller } from "@/lib/api/callers/caller";
import { AppError } from "@/lib/errors";
import { getSite } from "@/lib/sites/queries";

export interface BridgeSite {
  accountId: number;
  siteId: number;
  status: SiteStatus;
}

/** The site that a call is about. A site's own key knows no other; a key for all sites has to name one. */
export async function bridgeSite(caller: KeyCaller, asked: number | undefined): Promise<BridgeSite> {
  const accountId = caller.account.id;
  const bound = caller.apiKey.site;
  if (bound) {
    if (asked !== undefined && asked !== bound.id) throw new AppError("not_found");
    return { accountId, siteId: bound.id, status: bound.status };
  }
  if (asked === undefined) throw new AppError("validation_error", { fields: { site_id: [SITE_MISSING] } });
  const { id: siteId, status } = await getSite(accountId, asked);
  return { accountId, siteId, status };
}

const SITE_MISSING = "This key is for every site of the account: add ?site_id=.";
