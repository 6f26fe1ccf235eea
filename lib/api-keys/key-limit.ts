import { and, eq, gt, isNotNull, isNull, type SQL } from "drizzle-orm";
import { apiKeys, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { addDays } from "@/lib/time/days";
import { isWorkingKey } from "./queries";

/**
 * Keys of an account that work at the same time. The largest plan has 20 sites: a key for each, one for each of their
 * staging copies, and more than as many for scripts. What is beyond that is a program gone wrong, and nobody can keep
 * watch over it.
 */
export const KEYS_AT_ONCE = 100;

/** Keys made within a day, replacements and dead ones counted: each is an email to every owner. */
export const KEYS_A_DAY = 200;

/**
 * Throws `api_key_limit_reached` with `limit` and `used`. Under the account's lock. A replacement takes its predecessor's
 * place, so only those that are still in their grace are counted for it.
 */
export async function requireKeyRoom(tx: Tx, accountId: number, kind: "new" | "replacement"): Promise<void> {
  const count = (condition: SQL | undefined) =>
    tx.$count(apiKeys, and(eq(apiKeys.accountId, accountId), condition));
  const { graceEndsAt, createdAt } = apiKeys;
  const ofKind = kind === "new" ? isNull(graceEndsAt) : isNotNull(graceEndsAt);
  const used = await count(and(ofKind, isWorkingKey(now())));
  if (used >= KEYS_AT_ONCE) throw full(KEYS_AT_ONCE, used, AT_ONCE[kind]);
  const today = await count(gt(createdAt, addDays(now(), -1)));
  if (today >= KEYS_A_DAY) throw full(KEYS_A_DAY, today, A_DAY);
}

const AT_ONCE = {
  new: `An account can have ${KEYS_AT_ONCE} working API keys. Revoke one you no longer need.`,
  replacement: `${KEYS_AT_ONCE} replaced keys still work. Revoke one, or wait until its grace period ends.`,
};
const A_DAY = `An account can create ${KEYS_A_DAY} API keys in 24 hours. Try again tomorrow.`;

function full(limit: number, used: number, message: string): AppError {
  return new AppError("api_key_limit_reached", { message, details: { limit, used } });
}
