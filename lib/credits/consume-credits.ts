import { createHash } from "node:crypto";
import type { CreditOperation } from "@/db/words";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { tellBudgets } from "./budgets/tell-budgets";
import { requireAvailable } from "./require-available";
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
 * ledger is kept. Throws insufficient_credits (`required`, `available`), budget_exceeded (`left`, `renews_at`),
 * feature_not_in_plan (`feature`, `plan`), idempotency_conflict, not_found for the site, or the refusal of an account that
 * was shut meanwhile.
 */
export async function consumeCredits(consumption: Consumption): Promise<ConsumedCredits> {
  const requestHash = hashOf(consumption);
  const attempt = () => spendOnce({ ...consumption, requestHash });
  // Of two concurrent first calls, the one that comes second at the unique index finds the other's row when it tries
  // again.
  return attempt().catch((error: unknown) => {
    if (isUniqueViolation(error, "credit_transactions_once_a_caller")) return attempt();
    throw error;
  });
}

async function spendOnce(consumption: Consumption & { requestHash: string }): Promise<ConsumedCredits> {
  const { accountId, operation, requestHash } = consumption;
  const outcome = await spend(consumption);
  if (outcome.entry) {
    const { transactionId, amount, balance, reached } = outcome.entry;
    if (reached > 0) await tellBudgets(accountId);
    return { transactionId, amount, balance, operation, replayed: false };
  }
  if (outcome.earlier) return replay(outcome.earlier, requestHash);
  if (!outcome.siteFound) throw new AppError("not_found");
  return requireAvailable(consumption, outcome.cost);
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
