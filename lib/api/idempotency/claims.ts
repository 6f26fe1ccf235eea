import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { asSystem, directlyAsSystem, type IdempotencyKey, idempotencyKeys, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { openAnswer, sealAnswer } from "./sealed-answer";

const KEPT_MS = 24 * 60 * 60 * 1000;
/** A first request that has not answered by then has died: the next one takes its place. */
const LOCK_MS = 60 * 1000;
/** A transaction that still holds the key after this is left to itself; what became of it is asked at the next request. */
const RESOLVE_SECONDS = 5;

export interface KeptAnswer {
  status: number;
  body: unknown;
}

export interface Keyed {
  caller: string;
  key: string;
  hash: string;
  /** A repeated request continues what was begun, and does nothing twice. */
  continues?: boolean;
}

/** One that outlives its time is given up and another takes its place: `lockedUntil` tells one claim from the next. */
export type Claim = Keyed & { lockedUntil: Date };

/** The key for this request, or the answer that was kept. Throws `idempotency_conflict`, `_in_progress`, `outcome_unknown`. */
export async function claimKey(request: Keyed): Promise<{ claim: Claim } | { kept: KeptAnswer }> {
  const { caller, key, hash, continues } = request;
  const at = now();
  const fresh = {
    requestHash: hash,
    responseStatus: null,
    responseBody: null,
    effectAt: null,
    lockedUntil: new Date(at.getTime() + LOCK_MS),
    expiresAt: new Date(at.getTime() + KEPT_MS),
  };
  const { expiresAt, responseStatus, lockedUntil, requestHash, effectAt } = idempotencyKeys;
  const isGivenUp = and(isNull(responseStatus), lt(lockedUntil, at), eq(requestHash, hash));
  const stale = or(lt(expiresAt, at), and(isGivenUp, continues ? undefined : isNull(effectAt)));
  // The request that wrote into the key holds its row until it commits or rolls back; this waits for that.
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
  if (claimed) return { claim: { ...request, lockedUntil: fresh.lockedUntil } };
  return { kept: await keptAnswer(request) };
}

async function keptAnswer(request: Keyed): Promise<KeptAnswer> {
  const [row] = await directlyAsSystem((db) => db.select().from(idempotencyKeys).where(mine(request)));
  if (row && row.requestHash !== request.hash) throw new AppError("idempotency_conflict");
  if (!row || row.responseStatus === null) throw unanswered(row);
  return answerIn(row, request);
}

function answerIn({ responseStatus, responseBody }: IdempotencyKey, { caller, key }: Keyed): KeptAnswer {
  const body = openAnswer(String(responseBody), `${caller} ${key}`);
  if (body === undefined) throw new AppError("idempotency_conflict");
  return { status: responseStatus!, body };
}

function unanswered(row: IdempotencyKey | undefined): AppError {
  const isOver = row?.effectAt && row.lockedUntil < now();
  if (!isOver) return new AppError("idempotency_in_progress");
  return new AppError("outcome_unknown", {
    message:
      "The first request with this Idempotency-Key broke off after it had begun to change something. Look at the current state before you send it again with another key.",
  });
}

/** In the transaction of a part of the effect, where more is to follow. Throws when another request has taken the key. */
export async function markEffect(tx: Tx, claim: Claim): Promise<void> {
  requireMine(await tx.update(idempotencyKeys).set({ effectAt: now() }).where(stillMine(claim)));
}

/** In the transaction of the effect: both are there, or neither. Throws when another request has taken the key. */
export async function keepAnswer(tx: Tx, claim: Claim, { status, body }: KeptAnswer): Promise<void> {
  const answer = { responseStatus: status, responseBody: sealAnswer(body, `${claim.caller} ${claim.key}`) };
  requireMine(await tx.update(idempotencyKeys).set(answer).where(stillMine(claim)));
}

/** The key is free again: the same request is done as a new one. */
export async function releaseKey(tx: Tx, claim: Claim): Promise<void> {
  await tx.delete(idempotencyKeys).where(stillMine(claim));
}

function requireMine({ rowCount }: { rowCount: number | null }): void {
  if (rowCount !== 1) throw new AppError("idempotency_in_progress");
}

/**
 * What became of a request whose connection broke, asked of the database: its transaction wrote into the key's row before
 * it could commit, so the one that gets that row's lock sees the truth. Frees the key when nothing was done. Answers what
 * was kept.
 */
export function resolveClaim(claim: Claim): Promise<KeptAnswer | undefined> {
  return asSystem(async (tx) => {
    await tx.execute(sql.raw(`set local lock_timeout = '${RESOLVE_SECONDS}s'`));
    const [row] = await tx.select().from(idempotencyKeys).where(stillMine(claim)).for("update");
    if (row && row.responseStatus !== null) return answerIn(row, claim);
    if (row?.effectAt) await giveUp(tx, claim);
    else await releaseKey(tx, claim);
    return undefined;
  });
}

/** The next one need not wait until this one has died. */
async function giveUp(tx: Tx, claim: Claim): Promise<void> {
  const over = new Date(now().getTime() - 1);
  await tx.update(idempotencyKeys).set({ lockedUntil: over }).where(stillMine(claim));
}

function stillMine(claim: Claim) {
  return and(mine(claim), eq(idempotencyKeys.lockedUntil, claim.lockedUntil));
}

function mine({ caller, key }: Pick<Keyed, "caller" | "key">) {
  return and(eq(idempotencyKeys.caller, caller), eq(idempotencyKeys.key, key));
}
