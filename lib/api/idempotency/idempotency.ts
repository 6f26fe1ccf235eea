import { createHash } from "node:crypto";
import { and, eq, isNull, lt, or } from "drizzle-orm";
import { directlyAsSystem, idempotencyKeys } from "@/db";
import type { HeaderReader } from "@/lib/api-request";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { openAnswer, sealAnswer } from "./sealed-answer";

const KEPT_MS = 24 * 60 * 60 * 1000;
/** A first request that has not answered by then has died: the next one takes its place. */
const LOCK_MS = 60 * 1000;

export interface KeptAnswer {
  status: number;
  body: unknown;
}

/** The header's value, checked: 1 to 255 visible ASCII characters. Undefined when it was not sent. */
export function idempotencyKeyOf(headers: HeaderReader): string | undefined {
  const key = headers.get("idempotency-key");
  if (key === null) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new AppError("invalid_idempotency_key");
  return key;
}

export function requestHash(method: string, path: string, body: unknown): string {
  return createHash("sha256")
    .update(`${method} ${path.replace(/\/+$/, "")} ${JSON.stringify(body)}`)
    .digest("hex");
}

/** Answers once: a repetition gets the kept answer. What `answer` throws is not kept, so that a retry can succeed. */
export async function answerOnce(
  request: { caller: string; key: string; hash: string },
  answer: () => Promise<KeptAnswer>,
): Promise<KeptAnswer & { replayed: boolean }> {
  const claim = await claimKey(request);
  if (!claim) return { ...(await keptAnswer(request)), replayed: true };
  const fresh = await answer().catch(async (error: unknown) => {
    await release(claim);
    throw error;
  });
  // What was done stays done: were the key released now, a retry would do it again.
  await keep(claim, fresh).catch((error: unknown) => log.error({ err: error }, "an answer was not kept"));
  return { ...fresh, replayed: false };
}

type Keyed = { caller: string; key: string; hash: string };
/** Whoever outlives its time is given up and another takes its place: `lockedUntil` tells one claim from the next. */
type Claim = Keyed & { lockedUntil: Date };

async function claimKey({ caller, key, hash }: Keyed): Promise<Claim | undefined> {
  const at = now();
  const fresh = {
    requestHash: hash,
    responseStatus: null,
    responseBody: null,
    lockedUntil: new Date(at.getTime() + LOCK_MS),
    expiresAt: new Date(at.getTime() + KEPT_MS),
  };
  const stale = or(
    lt(idempotencyKeys.expiresAt, at),
    and(
      isNull(idempotencyKeys.responseStatus),
      lt(idempotencyKeys.lockedUntil, at),
      eq(idempotencyKeys.requestHash, hash),
    ),
  );
  const [claimed] = await directlyAsSystem((db) =>
    db
      .insert(idempotencyKeys)
      .values({ caller, key, ...fresh })
      .onConflictDoUpdate({
        target: [idempotencyKeys.caller, idempotencyKeys.key],
        set: fresh,
        setWhere: stale,
      })
      .returning({ id: idempotencyKeys.id }),
  );
  return claimed && { caller, key, hash, lockedUntil: fresh.lockedUntil };
}

async function keptAnswer({ caller, key, hash }: Keyed): Promise<KeptAnswer> {
  const [row] = await directlyAsSystem((db) =>
    db.select().from(idempotencyKeys).where(mine({ caller, key })),
  );
  if (row && row.requestHash !== hash) throw new AppError("idempotency_conflict");
  if (!row || row.responseStatus === null) throw new AppError("idempotency_in_progress");
  const body = openAnswer(String(row.responseBody), `${caller} ${key}`);
  if (body === undefined) throw new AppError("idempotency_conflict");
  return { status: row.responseStatus, body };
}

async function keep(claim: Claim, answer: KeptAnswer): Promise<void> {
  await directlyAsSystem((db) =>
    db
      .update(idempotencyKeys)
      .set({
        responseStatus: answer.status,
        responseBody: sealAnswer(answer.body, `${claim.caller} ${claim.key}`),
      })
      .where(stillMine(claim)),
  );
}

async function release(claim: Claim): Promise<void> {
  await directlyAsSystem((db) => db.delete(idempotencyKeys).where(stillMine(claim)));
}

function stillMine(claim: Claim) {
  return and(mine(claim), eq(idempotencyKeys.lockedUntil, claim.lockedUntil));
}

function mine({ caller, key }: { caller: string; key: string }) {
  return and(eq(idempotencyKeys.caller, caller), eq(idempotencyKeys.key, key));
}
