import { and, eq, isNull } from "drizzle-orm";
import { apiKeys, forAccount } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { getApiKeyIn } from "./queries";

interface RevokeApiKey {
  accountId: number;
  apiKeyId: number;
  /** Where only this site's keys may be revoked. */
  siteId?: number;
  by: Author;
}

/** Ends a key immediately. Ending it again changes nothing; not_found when it is not the account's. */
export function revokeApiKey(request: RevokeApiKey): Promise<void> {
  const { accountId, apiKeyId, by } = request;
  return forAccount(accountId, async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(by, "api_keys:manage", "keys:write"));
    const { name, prefix, siteId } = await getApiKeyIn(tx, accountId, apiKeyId);
    if (request.siteId !== undefined && request.siteId !== siteId) throw new AppError("not_found");
    const revoked = await tx
      .update(apiKeys)
      .set({ revokedAt: now() })
      .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, apiKeyId), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id });
    if (revoked.length === 0) return;
    const target = { targetType: "api_key", targetId: apiKeyId };
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "api_key.revoked",
      ...target,
      before: { name, prefix },
    });
    recordEvent(tx, {
      accountId,
      type: "key.revoked",
      object: ["key", apiKeyId],
      data: { id: apiKeyId, name, prefix },
    });
  });
}
