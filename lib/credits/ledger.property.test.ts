/** Guards lib/credits/write-ledger.ts, lib/credits/consume-credits.ts, lib/credits/refund-credits.ts. */
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { accounts, asSystem, creditTransactions } from "@/db";
import { CREDIT_OPERATIONS } from "@/db/words";
import { AppError } from "@/lib/errors";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { consumeCredits } from "./consume-credits";
import { refundCredits } from "./refund-credits";
import { resetCredits, writeLedger } from "./write-ledger";

useDatabase();

/** What happens to one balance, in groups that run at once. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant("consume" as const),
    operation: fc.constantFrom(...CREDIT_OPERATIONS),
    units: fc.integer({ min: 1, max: 3 }),
    key: fc.integer({ min: 0, max: 5 }), // Few keys, so that they meet again.
  }),
  fc.record({ kind: fc.constant("refund" as const), which: fc.integer({ min: 0, max: 8 }) }),
  fc.record({ kind: fc.constant("grant" as const), amount: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ kind: fc.constant("reset" as const), credits: fc.integer({ min: 0, max: 60 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

it("whatever is consumed, refunded, granted and reset at once: never negative, nothing lost, nothing twice", async () => {
  const groups = fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 });
  await fc.assert(fc.asyncProperty(groups, playAndCheck), { numRuns: 40 });
}, 120_000);

async function playAndCheck(groups: Step[][]): Promise<void> {
  const { id: accountId } = await createAccount({ credits: 40 });
  for (const group of groups) {
    const consumed = (await ledgerOf(accountId)).filter((row) => row.kind === "consume").map((row) => row.id);
    await Promise.all(group.map((one) => play(accountId, one, consumed)));
  }
  await check(accountId);
}

async function play(accountId: number, one: Step, consumed: number[]): Promise<void> {
  const nobody = { siteId: null, userId: null, apiKeyId: null };
  const run = async () => {
    if (one.kind === "consume") {
      const { operation, units, key } = one;
      const request = { accountId, operation, units, metadata: {}, idempotencyKey: `k${key}`, ...nobody };
      await consumeCredits(request);
    } else if (one.kind === "refund") {
      const transactionId = consumed[one.which];
      if (transactionId === undefined) return;
      await refundCredits({ accountId, transactionId, reason: "try", by: { actor: "terminal" }, ...nobody });
    } else if (one.kind === "grant") {
      await asSystem((tx) => writeLedger(tx, { accountId, kind: "grant", amount: one.amount }));
    } else {
      await asSystem((tx) => resetCredits(tx, { accountId, credits: one.credits, description: "reset" }));
    }
  };
  await run().catch((error: unknown) => {
    const refusals = ["insufficient_credits", "idempotency_conflict", "already_refunded"];
    if (!(error instanceof AppError) || !refusals.includes(error.code)) throw error;
  });
}

async function check(accountId: number): Promise<void> {
  const rows = await ledgerOf(accountId);
  let balance = 0;
  for (const row of rows) {
    balance += row.amount;
    expect(row.balanceAfter).toBe(balance);
    expect(balance).toBeGreaterThanOrEqual(0);
  }
  const [account] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId)));
  expect(account?.credits).toBe(balance);
  const keys = rows.flatMap((row) => row.idempotencyKey ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  const refunded = rows.flatMap((row) => row.refundsTransactionId ?? []);
  expect(new Set(refunded).size).toBe(refunded.length);
}

function ledgerOf(accountId: number) {
  return asSystem((tx) =>
    tx
      .select()
      .from(creditTransactions)
      .where(eq(creditTransactions.accountId, accountId))
      .orderBy(creditTransactions.id),
  );
}
