import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { directlyAsSystem } from "@/db";
import { listMigrations } from "@/db/migrations";
import { areJobsRunning } from "@/lib/jobs/jobs-running";
import { LIMIT_NAMES, limitFor } from "@/lib/limits";
import { limiter } from "@/lib/rate-limits/limiter";

/** A database that takes longer is as good as away. */
const TIMEOUT_MS = 2_000;

export interface Readiness {
  ready: boolean;
  checks: {
    database: "ok" | "unavailable";
    migrations: "ok" | "pending" | "ahead" | "unknown";
    /** `degraded`: Upstash is configured and does not answer, so this process limits by its own memory. Requests go on. */
    limiter: "ok" | "degraded" | "misconfigured";
    /** `stopped`: this process works on no jobs, and tries to again and again. Requests go on. */
    jobs: "ok" | "stopped";
  };
}

export async function checkReadiness(): Promise<Readiness> {
  const applied = await appliedMigrations();
  const checks = {
    database: applied ? ("ok" as const) : ("unavailable" as const),
    migrations: applied ? compare(applied) : ("unknown" as const),
    limiter: limiterState(),
    jobs: areJobsRunning() ? ("ok" as const) : ("stopped" as const),
  };
  const ready = checks.migrations === "ok" && checks.limiter !== "misconfigured";
  return { ready, checks };
}

/** Undefined when the database does not answer. */
async function appliedMigrations(): Promise<Set<string> | undefined> {
  const read = directlyAsSystem((db) => db.execute<{ tag: string }>(sql`select tag from schema_migrations`));
  const rows = read.then((result) => new Set(result.rows.map(({ tag }) => tag)));
  const late = sleep(TIMEOUT_MS, undefined, { ref: false });
  return Promise.race([rows, late]).catch(() => undefined);
}

function compare(applied: Set<string>): "ok" | "pending" | "ahead" {
  const known = new Set(listMigrations().map(({ tag }) => tag));
  if ([...applied].some((tag) => !known.has(tag))) return "ahead";
  return [...known].every((tag) => applied.has(tag)) ? "ok" : "pending";
}

function limiterState(): Readiness["checks"]["limiter"] {
  try {
    LIMIT_NAMES.forEach(limitFor);
    return limiter().isDegraded() ? "degraded" : "ok";
  } catch {
    return "misconfigured";
  }
}
