import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { asSystem, directlyAsSystem } from "@/db";
import { listMigrations } from "@/db/migrations";
import { sqlStateOf } from "@/lib/errors";
import { areJobsRunning } from "@/lib/jobs/jobs-running";
import { LIMIT_NAMES, limitFor } from "@/lib/limits";
import { limiter } from "@/lib/rate-limits/limiter";

/** A database that takes longer is as good as away. */
const TIMEOUT_MS = 2_000;

export interface Readiness {
  ready: boolean;
  checks: {
    /** `full`: it answers and can't write, because its disk or another of its resources is used up. */
    database: "ok" | "full" | "unavailable";
    /** `ahead`: a newer release has migrated it, in ways that this one can work with. Requests go on. */
    migrations: "ok" | "pending" | "ahead" | "unknown";
    /** `degraded`: Upstash is configured and does not answer, so this process limits by its own memory. Requests go on. */
    limiter: "ok" | "degraded" | "misconfigured";
    /** `stopped`: this process works on no jobs, and tries to again and again. Requests go on. */
    jobs: "ok" | "stopped";
  };
}

export async function checkReadiness(): Promise<Readiness> {
  const [applied, isFull, limiter] = await Promise.all([appliedMigrations(), hasNoRoom(), limiterState()]);
  const answering = isFull ? ("full" as const) : ("ok" as const);
  const checks = {
    database: applied ? answering : ("unavailable" as const),
    migrations: applied ? compare(applied) : ("unknown" as const),
    limiter,
    jobs: areJobsRunning() ? ("ok" as const) : ("stopped" as const),
  };
  return { ready: isReady(checks), checks };
}

/** `ahead` is no reason to stay away: while a newer release starts, those before it go on working (docs/operations.md). */
function isReady({ database, migrations, limiter }: Readiness["checks"]): boolean {
  return database === "ok" && (migrations === "ok" || migrations === "ahead") && limiter !== "misconfigured";
}

/** Undefined when the database does not answer. */
function appliedMigrations(): Promise<Set<string> | undefined> {
  const read = directlyAsSystem((db) => db.execute<{ tag: string }>(sql`select tag from schema_migrations`));
  const tags = read.then((result) => new Set(result.rows.map(({ tag }) => tag)));
  return inTime(tags.catch(() => undefined));
}

/**
 * A small update mostly finds room on a page that is there, also on a full disk. A sort that does not fit into its memory
 * needs new room, and leaves nothing behind.
 */
async function hasNoRoom(): Promise<boolean> {
  const sorted = asSystem(async (tx) => {
    await tx.execute(sql`set local work_mem = '64kB'`);
    await tx.execute(sql`select count(*) from (
      select md5(i::text) as text from generate_series(1, 8000) i order by 1 offset 0) sorted`);
    return false;
  });
  const full = await inTime(sorted.catch((error: unknown) => sqlStateOf(error)?.startsWith("53") ?? false));
  return full ?? false;
}

/** Undefined when it takes longer than a database may. */
function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  return Promise.race([work, sleep(TIMEOUT_MS, undefined, { ref: false })]);
}

function compare(applied: Set<string>): "ok" | "pending" | "ahead" {
  const known = new Set(listMigrations().map(({ tag }) => tag));
  if ([...applied].some((tag) => !known.has(tag))) return "ahead";
  return [...known].every((tag) => applied.has(tag)) ? "ok" : "pending";
}

async function limiterState(): Promise<Readiness["checks"]["limiter"]> {
  try {
    LIMIT_NAMES.forEach(limitFor);
    return (await limiter().isDegraded()) ? "degraded" : "ok";
  } catch {
    return "misconfigured";
  }
}
