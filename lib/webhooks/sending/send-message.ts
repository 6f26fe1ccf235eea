import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { asSystem, type Endpoint, type Tx, webhookAttempts, webhookEndpoints, webhookMessages } from "@/db";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { eventJson } from "@/lib/events/output";
import { nextTryAfter } from "@/lib/webhooks/endpoint";
import { signingSecrets } from "@/lib/webhooks/secrets";
import type { DueMessage } from "./due-messages";
import { type Posted, post } from "./post";
import { signedHeaders } from "./sign";

/**
 * Tries one message once, and writes down what came of it. A process that is killed between the two sends it again: its
 * receiver knows it by `webhook-id`. Answers whether it arrived.
 */
export async function sendMessage(endpoint: Endpoint, message: DueMessage): Promise<boolean> {
  const at = now();
  const body = JSON.stringify(eventJson(message.event));
  const secrets = signingSecrets(endpoint, at);
  const headers = {
    "content-type": "application/json",
    "user-agent": `IGNY8-Webhooks/1.0 (+${env().APP_URL})`,
    ...signedHeaders({ id: `evt_${message.event.id}`, at, body }, secrets),
  };
  const posted = secrets.length > 0 ? await post({ url: endpoint.url, headers, body }) : UNREADABLE;
  await asSystem((tx) => note(tx, { endpoint, message, headers, posted, at }));
  return posted.error === undefined;
}

const UNREADABLE: Posted = {
  headers: {},
  body: "",
  error: "We can't read the signing secret. Rotate it.",
  ms: 0,
};

interface Tried {
  endpoint: Endpoint;
  message: DueMessage;
  headers: Record<string, string>;
  posted: Posted;
  at: Date;
}

async function note(tx: Tx, { endpoint, message, headers, posted, at }: Tried): Promise<void> {
  const { accountId } = message;
  if (!(await noteOutcome(tx, message, posted, at))) return;
  await tx.insert(webhookAttempts).values({
    accountId,
    endpointId: endpoint.id,
    messageId: message.id,
    url: endpoint.url,
    requestHeaders: headers,
    status: posted.status,
    responseHeaders: posted.headers,
    responseBody: posted.body,
    error: posted.error,
    ms: posted.ms,
    createdAt: at,
  });
  await noteFailing(tx, endpoint, posted, at);
}

/** One that was replayed meanwhile, or went with its endpoint, is left as it is. */
async function noteOutcome(tx: Tx, message: DueMessage, { error }: Posted, at: Date): Promise<boolean> {
  const tries = message.tries + 1;
  const nextTryAt = error === undefined ? null : nextTryAfter(tries, at);
  const status = error === undefined ? "succeeded" : nextTryAt ? "pending" : "failed";
  const written = await tx
    .update(webhookMessages)
    .set({ tries, nextTryAt, status, updatedAt: at })
    .where(and(eq(webhookMessages.id, message.id), eq(webhookMessages.tries, message.tries)))
    .returning({ id: webhookMessages.id });
  return written.length > 0;
}

/** Since when it has taken nothing: written where it changes, and not at each message. */
async function noteFailing(tx: Tx, { id }: Endpoint, { error }: Posted, at: Date): Promise<void> {
  const { failingSince } = webhookEndpoints;
  await tx
    .update(webhookEndpoints)
    .set({ failingSince: error === undefined ? null : at })
    .where(
      and(eq(webhookEndpoints.id, id), error === undefined ? isNotNull(failingSince) : isNull(failingSince)),
    );
}
