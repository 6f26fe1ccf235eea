import { createHash } from "node:crypto";
import { forAccount, type Tx } from "@/db";
import type { CreditOperation } from "@/db/words";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { featuresOf, requireFeature } from "@/lib/plans/features";
import { featureFor, operationCost } from "./credit";
import { type Consumption, type SpendOutcome, spend } from "./spend";

interface ConsumedCredits {
  transactionId: number;
  operation: CreditOperation;
  /** Credits taken: positive. */
  amount: number;
  balance: number;
  /** This is the answer of an earlier call with the same key. */
  replayed: boolean;
}

/**
 * Takes what an operation costs, once an idempotency key: a repetition answers what the first did, for as long as the
 * ledger is kept. Throws insufficient_credits (`required`, `available`), feature_not_in_plan (`feature`,
 * `plan`), idempotency_conflict, not_found for the site, or the refusal of an account that was shut meanwhile.
 */
export async function consumeCredits(consumption: Consumption): Promise<ConsumedCredits> {
  const amount = operationCost(consumption.operation, consumption.units);
  const requestHash = hashOf(consumption);
  const attempt = () => spendOnce({ ...consumption, amount, requestHash });
  // Of two first calls at once, the one that comes second at the unique index finds the other's row when it tries again.
  return attempt().catch((error: unknown) => {
    if (isUniqueViolation(error, "credit_transactions_once_a_caller")) return attempt();
    throw error;
  });
}

type PricedConsumption = Consumption & { amount: number; requestHash: string };

async function spendOnce(consumption: PricedConsumption): Promise<ConsumedCredits> {
  const { accountId, operation, amount, requestHash } = consumption;
  const outcome = await spend(consumption);
  if (outcome.entry) return { ...outcome.entry, operation, replayed: false };
  if (outcome.earlier) return replay(outcome.earlier, requestHash);
  if (!outcome.siteFound) throw new AppError("not_found");
  const { account } = await forAccount(accountId, (tx) => lockedReason(tx, consumption));
  throw new AppError("insufficient_credits", { details: { required: amount, available: account.credits } });
}

/** Locked, so that it is the state, the missing feature, or else the balance that was in the way. */
async function lockedReason(tx: Tx, { accountId, operation }: PricedConsumption) {
  const open = await lockOpenAccount(tx, accountId, undefined);
  const feature = featureFor(operation);
  if (feature) await requireFeature(tx, featuresOf(open.account, open.plan), feature);
  return open;
}

function replay(earlier: NonNullable<SpendOutcome["earlier"]>, requestHash: string): ConsumedCredits {
  const { requestHash: first, ...answer } = earlier;
  if (first !== requestHash) throw new AppError("idempotency_conflict");
  return { ...answer, replayed: true };
}

function hashOf({ operation, units, siteId, metadata }: Consumption): string {
  return createHash("sha256")
    .update(JSON.stringify([operation, units, siteId, metadata]))
    .digest("hex");
}
