import { type LimitName, limitFor } from "@/lib/limits";
import { metrics } from "@/lib/metrics/registry";
import { bucketKey } from "./bucket-key";
import type { LimitDecision } from "./limit-decision";
import { type LimitEntry, limiter } from "./limiter";

export type { LimitDecision } from "./limit-decision";

/**
 * Takes one request from the allowance of `identity`: an account's id, `user:<id>` for a superuser, `ip:<address>` for
 * nobody. Call it once a request, when the credential has been checked: a forged or revoked one must not take from the
 * allowance of the account it names (docs/decisions/003-where-limits-are-spent.md).
 */
export function takeFromLimit(name: LimitName, identity: string): LimitDecision | Promise<LimitDecision> {
  const decision = limiter().take(bucketKey(name, identity), limitFor(name));
  return decision instanceof Promise ? decision.then((made) => counted(name, made)) : counted(name, decision);
}

/** Takes one request from the allowance that a key has of its own. */
export function takeFromKeyLimit(
  apiKeyId: number,
  perMinute: number,
): LimitDecision | Promise<LimitDecision> {
  const decision = limiter().take(`key:${apiKeyId}`, { requests: perMinute, windowSeconds: 60 });
  return decision instanceof Promise
    ? decision.then((made) => counted("key", made))
    : counted("key", decision);
}

function counted(name: LimitName | "key", decision: LimitDecision): LimitDecision {
  metrics().limitDecisions.inc({ limit: name, outcome: decision.allowed ? "passed" : "refused" });
  return decision;
}

/** Where a request with a credential enters. One that is refused here has cost nothing more. */
export interface EnteredLimit {
  decision: LimitDecision;
  /** The credential lives: counts the request, and says what is left. */
  confirm(): LimitDecision;
  /** The credential is dead: the account it names has paid nothing. */
  release(): Promise<void>;
}

export function enterLimit(name: LimitName, identity: string): EnteredLimit | Promise<EnteredLimit> {
  const entry = limiter().enter(bucketKey(name, identity), limitFor(name));
  return entry instanceof Promise
    ? entry.then((found) => entered(name, identity, found))
    : entered(name, identity, entry);
}

/** The middleware has taken already, by Upstash, and this is what it was told. */
export function enteredBefore(name: LimitName, identity: string, decision: LimitDecision): EnteredLimit {
  return entered(name, identity, { decision, isTaken: true });
}

function entered(name: LimitName, identity: string, entry: LimitEntry): EnteredLimit {
  const [key, limit] = [bucketKey(name, identity), limitFor(name)];
  if (!entry.decision.allowed) counted(name, entry.decision);
  return {
    decision: entry.decision,
    confirm: () => counted(name, limiter().confirm(entry, key, limit)),
    release: () => limiter().release(entry, key, limit),
  };
}

/** The allowance as all processes know it, taking nothing: what decides whether a guess is looked at. */
export function lookAtLimit(name: LimitName, identity: string): LimitDecision | Promise<LimitDecision> {
  return limiter().look(bucketKey(name, identity), limitFor(name));
}

/** The allowance as this process knows it, taking nothing. For headers: it refuses nobody. */
export function peekLimit(name: LimitName, identity: string): LimitDecision {
  return limiter().peek(bucketKey(name, identity), limitFor(name));
}
