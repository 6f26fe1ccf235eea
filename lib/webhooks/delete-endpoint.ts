import { and, eq } from "drizzle-orm";
import { forAccount, webhookEndpoints } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { getEndpointIn } from "./queries";

/** With its log and what waits for it. Throws not_found. */
export function deleteEndpoint(request: {
  accountId: number;
  endpointId: number;
  by: Author;
}): Promise<void> {
  const { accountId, endpointId, by } = request;
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "webhooks:manage"));
    const { url } = await getEndpointIn(tx, accountId, endpointId);
    await tx
      .delete(webhookEndpoints)
      .where(and(eq(webhookEndpoints.accountId, accountId), eq(webhookEndpoints.id, endpointId)));
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "webhook_endpoint.deleted",
      targetType: "webhook_endpoint",
      targetId: endpointId,
      before: { url },
    });
  });
}
