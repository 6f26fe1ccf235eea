import { and, desc, eq, isNull } from "drizzle-orm";
import {
  asSystem,
  type Endpoint,
  memberships,
  type Tx,
  users,
  webhookAttempts,
  webhookEndpoints,
} from "@/db";
import type { WebhookOffReason } from "@/db/words";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { addDays } from "@/lib/time/days";
import { OFF_AFTER_DAYS } from "@/lib/webhooks/endpoint";

const GONE = 410;

/** Switches an endpoint off that has failed for days, or that says it is gone, and tells the owners. */
export async function switchOffIfFailing(endpointId: number): Promise<void> {
  await asSystem(async (tx) => {
    const [endpoint] = await tx
      .select()
      .from(webhookEndpoints)
      .where(and(eq(webhookEndpoints.id, endpointId), isNull(webhookEndpoints.offAt)))
      .for("update");
    const last = endpoint && (await findLastAttempt(tx, endpointId));
    const reason = endpoint && reasonToSwitchOff(endpoint, last?.status ?? null);
    if (!endpoint || !reason) return;
    await tx
      .update(webhookEndpoints)
      .set({ offAt: now(), offReason: reason, updatedAt: now() })
      .where(eq(webhookEndpoints.id, endpointId));
    await tell(tx, endpoint, reason, last?.error ?? "");
  });
}

async function findLastAttempt(tx: Tx, endpointId: number) {
  const [last] = await tx
    .select({ status: webhookAttempts.status, error: webhookAttempts.error })
    .from(webhookAttempts)
    .where(eq(webhookAttempts.endpointId, endpointId))
    .orderBy(desc(webhookAttempts.id))
    .limit(1);
  return last;
}

function reasonToSwitchOff({ failingSince }: Endpoint, status: number | null): WebhookOffReason | undefined {
  if (status === GONE) return "gone";
  return failingSince && addDays(failingSince, OFF_AFTER_DAYS) <= now() ? "failing" : undefined;
}

async function tell(tx: Tx, endpoint: Endpoint, reason: WebhookOffReason, error: string): Promise<void> {
  const { id, accountId, url, failingSince } = endpoint;
  await recordAudit(tx, {
    accountId,
    actor: "job:send-webhooks",
    action: "webhook_endpoint.switched_off",
    targetType: "webhook_endpoint",
    targetId: id,
    reason,
    before: { url, failing_since: failingSince?.toISOString() ?? null },
  });
  const owners = await tx
    .select({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.role, "owner")));
  for (const { email } of owners)
    await enqueueMail(tx, {
      to: email,
      template: "webhook-off",
      props: { url, endpointId: id, isGone: reason === "gone", error },
      aboutAccountId: accountId,
    });
}
