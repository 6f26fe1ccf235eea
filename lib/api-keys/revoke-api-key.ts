import { and, eq, isNull } from "drizzle-orm";
import { apiKeys, forAccount } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { recordEvent } from "@/lib/events/record-event";
import { getApiKeyIn } from "./queries";

/** Ends a key at once. Ending it again changes nothing; not_found when it is not the account's. */
export function revokeApiKey(request: { accountId: number; apiKeyId: number; by: Author }): Promise<void> {
  const { accountId, apiKeyId, by } = request;
  return forAccount(accountId, async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(by, "api_keys:manage"));
    const { name, prefix } = await getApiKeyIn(tx, accountId, apiKeyId);
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
    await recordEvent(tx, {
      accountId,
      type: "key.revoked",
      object: ["key", apiKeyId],
      data: { id: apiKeyId, name, prefix },
    });
  });
}
