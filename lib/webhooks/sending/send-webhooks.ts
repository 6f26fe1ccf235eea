import { sql } from "drizzle-orm";
import { z } from "zod";
import { asSystem, type Endpoint } from "@/db";
import { now, nowMs } from "@/lib/clock";
import { type DueMessage, findLiveEndpoint, findNextTry, listDueMessages } from "./due-messages";
import { sendMessage } from "./send-message";
import { switchOffIfFailing } from "./switch-off";

/** So many connections to one endpoint at a time. */
const AT_A_TIME = 5;
const BATCH = 20;
/** After so long an endpoint makes room for others, whatever waits for it. */
const TURN_MS = 20_000;
/** One that takes nothing is left alone for a tenth of the time that it has failed, though more is due to it. */
const PAUSE_SHARE = 10;
const PAUSE_SECONDS = { least: 5, most: 300 };

const payload = z.object({ endpoint_id: z.coerce.number().int() });

/** The queue's task: what is due to one endpoint. One runs at a time for each endpoint. */
export function sendWebhooksJob(sent: unknown): Promise<void> {
  return sendWebhooks(payload.parse(sent).endpoint_id);
}

/** Sends what is due, oldest first, and has the queue come back when something is due again. */
export async function sendWebhooks(endpointId: number): Promise<void> {
  const started = performance.now();
  let isTaking = true;
  while (isTaking && performance.now() - started < TURN_MS) {
    const endpoint = await findLiveEndpoint(endpointId);
    if (!endpoint) return;
    const due = await listDueMessages(endpointId, BATCH);
    if (due.length === 0) break;
    isTaking = await sendBatch(endpoint, due);
    if (!isTaking) await switchOffIfFailing(endpointId);
  }
  await comeBack(endpointId, isTaking ? 0 : await pauseSeconds(endpointId));
}

/** False when an endpoint took none of the first few: the rest of the batch waits for its next turn. */
async function sendBatch(endpoint: Endpoint, due: DueMessage[]): Promise<boolean> {
  for (let start = 0; start < due.length; start += AT_A_TIME) {
    const few = due.slice(start, start + AT_A_TIME);
    const taken = await Promise.all(few.map((message) => sendMessage(endpoint, message)));
    if (!taken.includes(true)) return false;
  }
  return true;
}

async function pauseSeconds(endpointId: number): Promise<number> {
  const endpoint = await findLiveEndpoint(endpointId);
  const failingMs = nowMs() - (endpoint?.failingSince?.getTime() ?? nowMs());
  return Math.min(Math.max(failingMs / 1000 / PAUSE_SHARE, PAUSE_SECONDS.least), PAUSE_SECONDS.most);
}

/** A job of this key that a new event has written meanwhile keeps its earlier time. */
async function comeBack(endpointId: number, leastSeconds: number): Promise<void> {
  const next = await findNextTry(endpointId);
  if (!next) return;
  const seconds = Math.max(leastSeconds, (next.getTime() - nowMs()) / 1000, 0);
  await wake(endpointId, seconds);
}

async function wake(endpointId: number, seconds: number): Promise<void> {
  await asSystem((tx) =>
    tx.execute(sql`select graphile_worker.add_job('send-webhooks', json_build_object('endpoint_id', ${endpointId}::bigint),
      queue_name => ${`webhooks:${endpointId}`}, job_key => ${`send-webhooks:${endpointId}`}, max_attempts => 12,
      job_key_mode => 'preserve_run_at', run_at => now() + make_interval(secs => ${seconds}::float8))`),
  );
}

/** The hourly job: endpoints to which something is due, though no job of theirs may be left. Answers how many. */
export async function wakeWebhooks(): Promise<number> {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ id: string }>(sql`
      select e.id from webhook_endpoints e where e.off_at is null and exists (
        select 1 from webhook_messages m where m.endpoint_id = e.id and m.next_try_at <= ${now().toISOString()}::timestamptz)`),
  );
  for (const { id } of rows) await wake(Number(id), 0);
  return rows.length;
}
