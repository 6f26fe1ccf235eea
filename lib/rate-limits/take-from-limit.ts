import { type LimitName, limitFor } from "@/lib/limits";
import { metrics } from "@/lib/metrics/registry";
import { bucketKey } from "./bucket-key";
import type { LimitDecision } from "./limit-decision";
import { limiter } from "./limiter";

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

/** The allowance as this process knows it, taking nothing: an exhausted one is refused before any SQL runs. */
export function peekLimit(name: LimitName, identity: string): LimitDecision {
  return limiter().peek(bucketKey(name, identity), limitFor(name));
}
