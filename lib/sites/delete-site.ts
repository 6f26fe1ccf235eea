import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKeys, sites } from "@/db/schema";
import { forAccount } from "@/db/scope";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { getSiteIn } from "./queries";
import { reopenSites } from "./reopen-sites";

/** Takes the site out of every list, ends the keys that were made for it, and frees its slot. Throws not_found. */
export function deleteSite({ accountId, siteId, by }: { accountId: number; siteId: number; by: Author }) {
  return forAccount(accountId, async (tx) => {
    const { plan } = await lockOpenAccount(tx, accountId);
    const { name, url } = await getSiteIn(tx, accountId, siteId);
    const at = now();
    await tx
      .update(sites)
      .set({ deletedAt: at, updatedAt: at })
      .where(and(eq(sites.accountId, accountId), eq(sites.id, siteId)));
    await endKeys(tx, accountId, siteId, at);
    await reopenSites(tx, accountId, plan.maxSites);
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "site.deleted",
      targetType: "site",
      targetId: String(siteId),
      before: { name, url },
    });
  });
}

async function endKeys(tx: Tx, accountId: number, siteId: number, at: Date): Promise<void> {
  await tx
    .update(apiKeys)
    .set({ revokedAt: at })
    .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.siteId, siteId), isNull(apiKeys.revokedAt)));
}
