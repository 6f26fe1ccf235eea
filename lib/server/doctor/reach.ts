import { statfs } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { asSystem, replicaState } from "@/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { mailTransport } from "@/lib/mail/transport";
import { reachProvider } from "@/lib/payments/checkout/reach-provider";
import { limiter } from "@/lib/rate-limits/limiter";
import { checkReadiness } from "@/lib/server/check-readiness";
import type { Finding } from "./finding";

const GIBIBYTE = 1024 ** 3;

/** Reaches what the settings name, and looks whether it works. Changes nothing. */
export async function reach(dataFolder?: string): Promise<Finding[]> {
  const looks = [database(), replica(), queue(), mail(), stripe(), paypal(), limits(), disk(dataFolder)];
  return (await Promise.all(looks)).flatMap((found) => found ?? []);
}

type Look = Promise<Finding | undefined>;

async function database(): Look {
  const { checks } = await checkReadiness();
  if (checks.database === "unavailable") return found("database", "broken", "does not answer.");
  if (checks.database === "full")
    return found("database", "broken", "can't write: its disk, or another resource, is full.");
  if (checks.migrations !== "ok")
    return found("database", "broken", `has migrations ${checks.migrations}. Run npm run manage -- migrate.`);
  return found("database", "ok", "answers, has room, and is up to date.");
}

const REPLICA = "DATABASE_REPLICA_URL";
/** A file that is older comes from the primary (db/replica/replica.ts). */
const FAR_BEHIND_SECONDS = 60;

async function replica(): Look {
  const state = await replicaState().catch(() => undefined); // Of the primary, which has its own finding.
  if (!state) return undefined;
  if ("fault" in state)
    return found(
      REPLICA,
      "broken",
      `${state.fault.replace(/\.$/, "")}. The primary answers lists and exports.`,
    );
  const behind = `${state.secondsBehind.toFixed(1)} seconds behind`;
  if (state.secondsBehind > FAR_BEHIND_SECONDS)
    return found(REPLICA, "warning", `is ${behind}. The primary answers lists and exports.`);
  return found(REPLICA, "ok", `answers lists and exports of the back office. It is ${behind}.`);
}

async function queue(): Look {
  const query = sql`select count(*)::int as living from job_runners where seen_at > now() - interval '1 minute'`;
  const rows = await asSystem((tx) => tx.execute<{ living: number }>(query)).catch(() => undefined);
  const living = rows?.rows[0]?.living;
  if (living === undefined) return undefined; // The database has its own finding.
  if (living === 0)
    return found("jobs", "warning", "no process works on the queue now: emails and renewals wait for one.");
  return found("jobs", "ok", `${living} process${living === 1 ? " works" : "es work"} on the queue.`);
}

async function mail(): Look {
  const { SMTP_URL } = env();
  if (!SMTP_URL) return undefined;
  const transport = mailTransport(SMTP_URL);
  const fault = await transport.verify().then(
    () => undefined,
    (error: unknown) => wordsOf(error),
  );
  transport.close();
  return fault ? found("SMTP_URL", "broken", fault) : found("SMTP_URL", "ok", "takes our emails.");
}

const stripe = () => providerLook("stripe", "Stripe");
const paypal = () => providerLook("paypal", "PayPal");

async function providerLook(provider: "stripe" | "paypal", name: string): Look {
  try {
    return (await reachProvider(provider)) ? found(name, "ok", "takes our credentials.") : undefined;
  } catch (error) {
    const cause = error instanceof AppError ? error.cause : error;
    return found(name, "broken", wordsOf(cause));
  }
}

async function limits(): Look {
  if (!env().UPSTASH_REDIS_REST_URL) return undefined;
  const degraded = await limiter().isDegraded();
  return degraded
    ? found("UPSTASH_REDIS_REST_URL", "broken", "does not count for us, so each process counts on its own.")
    : found("UPSTASH_REDIS_REST_URL", "ok", "counts rate limits.");
}

async function disk(folder?: string): Look {
  const stat = folder ? await statfs(folder).catch(() => undefined) : undefined;
  if (!stat) return undefined;
  const free = (stat.bavail * stat.bsize) / GIBIBYTE;
  const says = `${free.toFixed(1)} GiB are free where the embedded database lies.`;
  return found("disk", free < 1 ? "warning" : "ok", says);
}

function found(name: string, level: Finding["level"], says: string): Finding {
  return { name, level, says };
}

/** One line, without what was sent. */
function wordsOf(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line.slice(0, 200);
}
