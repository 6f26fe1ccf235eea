import { and, eq } from "drizzle-orm";
import { type Endpoint, forAccount, webhookEndpoints } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now, nowMs } from "@/lib/clock";
import { getEndpointIn } from "./queries";
import { newSecret } from "./secrets";

export interface SecretRotation {
  accountId: number;
  endpointId: number;
  graceSeconds: number;
  by: Author;
}

/**
 * A new secret, shown this once. The one before signs too until its grace ends; one from before that no longer does.
 * Throws not_found.
 */
export function rotateSecret(rotation: SecretRotation): Promise<{ endpoint: Endpoint; secret: string }> {
  const { accountId, endpointId, graceSeconds, by } = rotation;
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "webhooks:manage"));
    const before = await getEndpointIn(tx, accountId, endpointId);
    const { secret, sealed } = newSecret(accountId);
    const previous =
      graceSeconds > 0
        ? {
            previousSecretSealed: before.secretSealed,
            previousSecretEndsAt: new Date(nowMs() + graceSeconds * 1000),
          }
        : { previousSecretSealed: null, previousSecretEndsAt: null };
    const [endpoint] = await tx
      .update(webhookEndpoints)
      .set({ secretSealed: sealed, ...previous, updatedAt: now() })
      .where(and(eq(webhookEndpoints.accountId, accountId), eq(webhookEndpoints.id, endpointId)))
      .returning();
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "webhook_endpoint.secret_rotated",
      targetType: "webhook_endpoint",
      targetId: endpointId,
      after: { grace_seconds: graceSeconds },
    });
    return { endpoint: endpoint!, secret };
  });
}
