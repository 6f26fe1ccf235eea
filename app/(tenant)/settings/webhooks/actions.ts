"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { tenantAction } from "@/lib/actions/tenant-action";
import { nowMs } from "@/lib/clock";
import { createEndpoint } from "@/lib/webhooks/create-endpoint";
import { deleteEndpoint } from "@/lib/webhooks/delete-endpoint";
import {
  editEndpointForm,
  endpointForm,
  endpointIdForm,
  endpointStateForm,
  replayEventForm,
  replayMissedForm,
  rotateSecretForm,
} from "@/lib/webhooks/form-input";
import { replay } from "@/lib/webhooks/replay";
import { rotateSecret } from "@/lib/webhooks/rotate-secret";
import { sendTestEvent } from "@/lib/webhooks/send-test-event";
import { updateEndpoint } from "@/lib/webhooks/update-endpoint";

const permission = "webhooks:manage";
const HOUR_MS = 3_600_000;

export const createEndpointAction = tenantAction(
  { permission, schema: endpointForm },
  async ({ input: { url, description, event_types: eventTypes }, viewer, by }) => {
    const accountId = viewer.account.id;
    const { endpoint, secret } = await createEndpoint({ accountId, url, description, eventTypes, by });
    refresh();
    return { ok: true, data: { secret, endpointId: endpoint.id } };
  },
);

export const editEndpointAction = tenantAction(
  { permission, schema: editEndpointForm },
  async ({ input: { endpoint_id: endpointId, ...change }, viewer, by }) => {
    await updateEndpoint({ accountId: viewer.account.id, endpointId, change, by });
    refresh();
    return { ok: true, message: "The endpoint is saved." };
  },
);

export const switchEndpointAction = tenantAction(
  { permission, schema: endpointStateForm },
  async ({ input: { endpoint_id: endpointId, state }, viewer, by }) => {
    await updateEndpoint({ accountId: viewer.account.id, endpointId, change: { state }, by });
    refresh();
    return { ok: true, message: state === "on" ? "Events are sent again." : "Nothing is sent for now." };
  },
);

export const rotateSecretAction = tenantAction(
  { permission, schema: rotateSecretForm },
  async ({ input: { endpoint_id: endpointId, grace_hours: graceHours }, viewer, by }) => {
    const rotation = { accountId: viewer.account.id, endpointId, graceSeconds: graceHours * 3600, by };
    const { secret } = await rotateSecret(rotation);
    refresh();
    return { ok: true, data: { secret, endpointId } };
  },
);

export const sendTestEventAction = tenantAction(
  { permission, schema: endpointIdForm },
  async ({ input: { endpoint_id: endpointId }, viewer, by }) => {
    await sendTestEvent({ accountId: viewer.account.id, endpointId, by });
    refresh();
    return { ok: true, message: "A test event is on its way. Its answer appears in the log." };
  },
);

export const replayEventAction = tenantAction(
  { permission, schema: replayEventForm },
  async ({ input: { endpoint_id: endpointId, event_id: eventId }, viewer, by }) => {
    await replay({ accountId: viewer.account.id, endpointId, eventId, by });
    refresh();
    return { ok: true, message: `Event ${eventId} is on its way again.` };
  },
);

export const replayMissedAction = tenantAction(
  { permission, schema: replayMissedForm },
  async ({ input: { endpoint_id: endpointId, hours }, viewer, by }) => {
    const since = new Date(nowMs() - hours * HOUR_MS);
    const count = await replay({ accountId: viewer.account.id, endpointId, since, by });
    refresh();
    return { ok: true, message: missedWords(count) };
  },
);

export const deleteEndpointAction = tenantAction(
  { permission, schema: endpointIdForm },
  async ({ input: { endpoint_id: endpointId }, viewer, by }) => {
    await deleteEndpoint({ accountId: viewer.account.id, endpointId, by });
    refresh();
    redirect("/settings/webhooks?done=deleted");
  },
);

function refresh(): void {
  revalidatePath("/settings/webhooks", "layout");
}

function missedWords(count: number): string {
  if (count === 0) return "Everything of that time has arrived.";
  return count === 1 ? "One event is on its way." : `${count} events are on their way.`;
}
