import { and, eq } from "drizzle-orm";
import { type Endpoint, forAccount, type Tx, webhookEndpoints } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { endpointState } from "./endpoint";
import { requireEndpointUrl } from "./endpoint-url";
import type { EndpointChange } from "./input";
import { getEndpointIn } from "./queries";
import { wakeEndpoint } from "./wake-endpoint";

/** Changes what is named. Switching it on sends what waits. Throws not_found or validation_error (`url`). */
export function updateEndpoint(request: {
  accountId: number;
  endpointId: number;
  change: EndpointChange;
  by: Author;
}): Promise<Endpoint> {
  const { accountId, endpointId, change, by } = request;
  const url = change.url === undefined ? undefined : requireEndpointUrl(change.url);
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "webhooks:manage"));
    const before = await getEndpointIn(tx, accountId, endpointId);
    const eventTypes = change.event_types && [...new Set(change.event_types)];
    const columns = { url, description: change.description, eventTypes, ...stateColumns(before, change) };
    const after = await write(tx, before, columns);
    if (before.offAt && !after.offAt) await wakeEndpoint(tx, { accountId, endpointId });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "webhook_endpoint.updated",
      targetType: "webhook_endpoint",
      targetId: endpointId,
      before: facts(before),
      after: facts(after),
    });
    return after;
  });
}

/** Who switches it on again begins with a clean sheet. */
function stateColumns(before: Endpoint, { state }: EndpointChange): Partial<Endpoint> {
  if (state === undefined || state === endpointState(before)) return {};
  return state === "on"
    ? { offAt: null, offReason: null, failingSince: null }
    : { offAt: now(), offReason: "person" };
}

async function write(tx: Tx, { accountId, id }: Endpoint, columns: Partial<Endpoint>): Promise<Endpoint> {
  const [written] = await tx
    .update(webhookEndpoints)
    .set({ ...columns, updatedAt: now() })
    .where(and(eq(webhookEndpoints.accountId, accountId), eq(webhookEndpoints.id, id)))
    .returning();
  return written!;
}

function facts(endpoint: Endpoint) {
  const { url, description, eventTypes } = endpoint;
  return { url, description, event_types: eventTypes, state: endpointState(endpoint) };
}
