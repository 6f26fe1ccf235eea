import { and, eq, isNull } from "drizzle-orm";
import { apiKeys, forAccount, siteConnections } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";

interface DisconnectSite {
  accountId: number;
  siteId: number;
  /** The key to end; null leaves it: it serves other sites too, or the plugin will use it again. */
  apiKeyId: number | null;
  reason: string;
  by: Author;
}

/** The plugin says goodbye: its key ends, and the site is no longer connected. Any WordPress may connect as it now. */
export function disconnectSite({ accountId, siteId, apiKeyId, reason, by }: DisconnectSite): Promise<void> {
  return forAccount(accountId, async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(by, "api_keys:manage", "bridge:write"));
    const at = now();
    await tx
      .update(siteConnections)
      .set({ disconnectedAt: at, rivals: [], updatedAt: at })
      .where(and(eq(siteConnections.accountId, accountId), eq(siteConnections.siteId, siteId)));
    if (apiKeyId !== null)
      await tx
        .update(apiKeys)
        .set({ revokedAt: at })
        .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, apiKeyId), isNull(apiKeys.revokedAt)));
    const target = { targetType: "site", targetId: siteId };
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "site.disconnected",
      ...target,
      after: { reason, key_revoked: apiKeyId !== null },
    });
  });
}
