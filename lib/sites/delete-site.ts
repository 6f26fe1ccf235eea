import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { apiKeys, forAccount, sites, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { recordEvent } from "@/lib/events/record-event";
import { getSiteIn } from "./queries";

/** Takes the site out of every list, ends the keys that were made for it, and frees its slot. Throws not_found. */
export function deleteSite({ accountId, siteId, by }: { accountId: number; siteId: number; by: Author }) {
  return forAccount(accountId, async (tx) => {
    const { plan } = await lockOpenAccount(tx, accountId, standingOf(by, "sites:delete", "sites:write"));
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
    recordEvent(tx, {
      accountId,
      type: "site.deleted",
      object: ["site", siteId],
      data: { id: siteId, name, url },
    });
  });
}

async function endKeys(tx: Tx, accountId: number, siteId: number, at: Date): Promise<void> {
  await tx
    .update(apiKeys)
    .set({ revokedAt: at })
    .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.siteId, siteId), isNull(apiKeys.revokedAt)));
}

/** Read-only sites become active again, oldest first, as far as the plan has room. Under the account's lock. */
async function reopenSites(tx: Tx, accountId: number, maxSites: number): Promise<void> {
  const live = await tx
    .select({ id: sites.id, status: sites.status })
    .from(sites)
    .where(and(eq(sites.accountId, accountId), isNull(sites.deletedAt)))
    .orderBy(asc(sites.id));
  const room = maxSites - live.filter((site) => site.status === "active").length;
  const waiting = live.filter((site) => site.status === "read_only").map((site) => site.id);
  if (room <= 0 || waiting.length === 0) return;
  await tx
    .update(sites)
    .set({ status: "active", updatedAt: now() })
    .where(and(eq(sites.accountId, accountId), inArray(sites.id, waiting.slice(0, room))));
}
