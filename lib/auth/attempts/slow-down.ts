import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { desc, eq } from "drizzle-orm";
import { directlyAsSystem, sessions } from "@/db";
import { AppError } from "@/lib/errors";
import { networkOf } from "@/lib/rate-limits/ip-address";
import { lookAtLimit, takeFromLimit } from "@/lib/rate-limits/take-from-limit";

/** After too many failures, one attempt in this time: a million guesses take eleven days. */
const GAP_MS = 1000;
/** Who would wait longer is told to come back; as many connections wait for one person at most. */
const LONGEST_WAIT_MS = 8000;
const MOST_QUEUES = 10_000;
const KNOWN_SESSIONS = 50;

const queues = new Map<string, number>();

/**
 * Whose failures an attempt counts among: all that name the person, from wherever they come. A network from which they have
 * signed in before is counted apart, so that strangers who try never slow down the person at home. `userId` is undefined for
 * an address that nobody has: it is counted and slowed down alike.
 */
export async function attemptsOf(email: string, userId: number | undefined, ip: string): Promise<string> {
  const person = `person:${createHash("sha256").update(email).digest("base64url").slice(0, 22)}`;
  return (await isKnownNetwork(userId ?? 0, ip)) ? `${person}:${networkOf(ip)}` : person;
}

/**
 * Waits for the attempt's turn where too many have failed; returns immediately otherwise. Throws `throttled` when too
 * many wait already. Nobody is locked out: the turn comes, and a mailed link sets a new password meanwhile.
 */
export async function waitForTurn(attempts: string): Promise<void> {
  if ((await lookAtLimit("auth_person", attempts)).allowed) return void queues.delete(attempts);
  const nowMs = performance.now();
  const turnMs = Math.max(nowMs, queues.get(attempts) ?? 0) + GAP_MS;
  const waitMs = turnMs - nowMs;
  if (waitMs > LONGEST_WAIT_MS)
    throw new AppError("throttled", {
      message: "Too many sign-ins have failed. Try again in a few seconds.",
    });
  queues.set(attempts, turnMs);
  if (queues.size > MOST_QUEUES) forgetPast(nowMs);
  await sleep(waitMs);
}

/** Counts a wrong password. */
export async function countFailure(attempts: string): Promise<void> {
  await takeFromLimit("auth_person", attempts);
}

async function isKnownNetwork(userId: number, ip: string): Promise<boolean> {
  const known = await directlyAsSystem((db) =>
    db
      .select({ ip: sessions.ip })
      .from(sessions)
      .where(eq(sessions.userId, userId))
      .orderBy(desc(sessions.createdAt))
      .limit(KNOWN_SESSIONS),
  );
  return known.some((session) => networkOf(session.ip) === networkOf(ip));
}

function forgetPast(nowMs: number): void {
  for (const [attempts, turnMs] of queues) if (turnMs < nowMs) queues.delete(attempts);
}
