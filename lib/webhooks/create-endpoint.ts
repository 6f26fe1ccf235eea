import { eq } from "drizzle-orm";
import { type Endpoint, forAccount, webhookEndpoints } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { personOf } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { ENDPOINTS_AT_MOST } from "./endpoint";
import { requireEndpointUrl } from "./endpoint-url";
import { newSecret } from "./secrets";

export interface NewEndpoint {
  accountId: number;
  /** As typed. */
  url: string;
  description: string;
  eventTypes: string[];
  by: Author;
}

/** Answers the endpoint with its secret, this once. Throws validation_error (`url`) or webhook_endpoint_limit_reached. */
export function createEndpoint(request: NewEndpoint): Promise<{ endpoint: Endpoint; secret: string }> {
  const { accountId, description, by } = request;
  const url = requireEndpointUrl(request.url);
  const eventTypes = [...new Set(request.eventTypes)];
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "webhooks:manage"));
    const used = await tx.$count(webhookEndpoints, eq(webhookEndpoints.accountId, accountId));
    if (used >= ENDPOINTS_AT_MOST)
      throw new AppError("webhook_endpoint_limit_reached", { details: { limit: ENDPOINTS_AT_MOST, used } });
    const { secret, sealed } = newSecret(accountId);
    const times = { createdAt: now(), updatedAt: now() };
    const columns = { accountId, url, description, eventTypes, createdByUserId: personOf(by) ?? null };
    const [endpoint] = await tx
      .insert(webhookEndpoints)
      .values({ ...columns, ...times, secretSealed: sealed })
      .returning();
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "webhook_endpoint.created",
      targetType: "webhook_endpoint",
      targetId: endpoint!.id,
      after: { url, event_types: eventTypes },
    });
    return { endpoint: endpoint!, secret };
  });
}
