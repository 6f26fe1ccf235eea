import { createHash } from "node:crypto";
import { answeredOnce, type Outcome, type Tx } from "@/db";
import type { HeaderReader } from "@/lib/api-request";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import {
  type Claim,
  claimKey,
  type KeptAnswer,
  type Keyed,
  keepAnswer,
  markEffect,
  releaseKey,
  resolveClaim,
} from "./claims";

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

/**
 * Answers once: a repetition gets the kept answer, which commits together with what was done. What `answer` throws is not
 * kept: where nothing was done for certain the key is free again, so that a retry can succeed; where that is not known, a
 * retry is told so.
 */
export async function answerOnce(
  request: Keyed,
  answer: () => Promise<KeptAnswer>,
): Promise<KeptAnswer & { replayed: boolean }> {
  const claimed = await claimKey(request);
  if ("kept" in claimed) return { ...claimed.kept, replayed: true };
  const { claim } = claimed;
  const keeper = {
    mark: (tx: Tx) => markEffect(tx, claim),
    keep: (tx: Tx, fresh: KeptAnswer) => keepAnswer(tx, claim, fresh),
    drop: (tx: Tx) => releaseKey(tx, claim),
  };
  const outcome = await answeredOnce(keeper, (error) => error instanceof AppError, answer);
  return { ...(await settled(claim, outcome)), replayed: false };
}

async function settled(claim: Claim, outcome: Outcome<KeptAnswer>): Promise<KeptAnswer> {
  if (outcome.state === "kept") return outcome.answer;
  if (outcome.state === "dropped") throw outcome.error;
  const kept = await resolveClaim(claim).catch((fault: unknown) =>
    log.error({ err: fault }, "what became of a request with an Idempotency-Key is not known yet"),
  );
  if (kept) return outcome.answer ?? kept;
  throw outcome.error;
}
