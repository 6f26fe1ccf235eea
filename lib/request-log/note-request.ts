import { sql } from "drizzle-orm";
import { type ApiRequestRow, directlyAsSystem } from "@/db";
import { sqlStateOf } from "@/lib/errors";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics/registry";
import { onShutdown } from "@/lib/on-shutdown";
import { cleanJson } from "@/lib/text/clean-text";

export type NotedRequest = Omit<ApiRequestRow, "id">;

/** About 10 MB at most: more than a minute of what one process can answer while the database is away is not kept. */
const MOST_WAITING = 10_000;
/** One statement writes so many. */
const BATCH = 1_000;
const GATHER_MS = 1_000;
/** After a failure the database is asked again only after this. */
const REST_MS = 5_000;

interface Gathered {
  waiting: NotedRequest[];
  timer?: NodeJS.Timeout;
  writing?: Promise<void>;
}

/** On `globalThis`, so that Next's separate bundles gather in one place. */
const shared = globalThis as typeof globalThis & { igny8RequestLog?: Gathered };

/**
 * Remembers a request for the account's log. Nothing is awaited: many are written together a second later, what exceeds the
 * bound is dropped and counted, and what waits when the server stops is written before the database goes.
 */
export function noteRequest(request: NotedRequest): void {
  const gathered = gather();
  if (gathered.waiting.length < MOST_WAITING) {
    gathered.waiting.push(request);
    writeLater(gathered, GATHER_MS);
  } else count("dropped", 1);
}

/** Writes what waits. Tests call it to wait no longer. Answers whether nothing is left waiting. */
export async function writeRequests(): Promise<boolean> {
  const gathered = gather();
  clearTimeout(gathered.timer);
  gathered.timer = undefined;
  gathered.writing ??= writeAll(gathered).finally(() => {
    gathered.writing = undefined;
  });
  await gathered.writing;
  return gathered.waiting.length === 0;
}

function gather(): Gathered {
  if (!shared.igny8RequestLog) {
    shared.igny8RequestLog = { waiting: [] };
    onShutdown("request-log", writeBeforeEnd);
  }
  return shared.igny8RequestLog;
}

function writeLater(gathered: Gathered, ms: number): void {
  gathered.timer ??= setTimeout(() => void writeRequests(), ms).unref();
}

function rest(gathered: Gathered): void {
  clearTimeout(gathered.timer);
  gathered.timer = undefined;
  writeLater(gathered, REST_MS);
}

async function writeBeforeEnd(): Promise<void> {
  const gathered = gather();
  if (!(await writeRequests())) count("dropped", gathered.waiting.length);
  clearTimeout(gathered.timer);
  shared.igny8RequestLog = undefined;
}

async function writeAll(gathered: Gathered): Promise<void> {
  while (gathered.waiting.length > 0) {
    const batch = gathered.waiting.slice(0, BATCH);
    try {
      await insert(batch);
      count("written", batch.length);
    } catch (error) {
      log.warn({ err: error, waiting: gathered.waiting.length }, "the log of requests was not written");
      if (!isItsOwnFault(error)) return rest(gathered);
      count("dropped", batch.length);
    }
    gathered.waiting.splice(0, batch.length);
  }
}

/** What PostgreSQL can't take is not taken later either, and would hold up all that comes after it. */
function isItsOwnFault(error: unknown): boolean {
  return /^(22|23|54)/.test(sqlStateOf(error) ?? "");
}

/** Of an account that was deleted in the meantime nothing is written. */
function insert(batch: NotedRequest[]): Promise<unknown> {
  const rows = cleanJson(JSON.stringify(batch));
  return directlyAsSystem((db) =>
    db.execute(sql`
      insert into api_requests (account_id, request_id, method, path, route, status, code, message, ms, user_id, api_key_id,
        address, client, refused, created_at)
      select r."accountId", r."requestId", r.method, r.path, r.route, r.status, r.code, r.message, r.ms, r."userId",
        r."apiKeyId", r.address, r.client, r.refused, r."createdAt"
      from jsonb_to_recordset(${rows}::jsonb) as r ("accountId" bigint, "requestId" uuid, method text, path text, route text,
        status smallint, code text, message text, ms integer, "userId" bigint, "apiKeyId" bigint, address text, client text,
        refused jsonb, "createdAt" timestamptz)
      where exists (select 1 from accounts a where a.id = r."accountId")`),
  );
}

function count(outcome: "written" | "dropped", requests: number): void {
  if (requests > 0) metrics().requestLog.inc({ outcome }, requests);
}
