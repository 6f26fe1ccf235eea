/** Guards lib/credits/write-ledger.ts, lib/credits/spend.ts, lib/credits/refunds/refund-credits.ts, lib/credits/reservations/. */
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { asSystem, creditReservations, creditTransactions } from "@/db";
import { CREDIT_OPERATIONS } from "@/db/words";
import { lockAccount } from "@/lib/accounts/lock-account";
import { CREDIT_INVARIANTS } from "@/lib/admin/invariants/credits";
import { LEDGER_INVARIANTS } from "@/lib/admin/invariants/ledger";
import { advanceClock, now, setClockOffset } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { brokenInvariants } from "@/test/billing";
import { buy } from "@/test/credit-pools";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { consumeCredits } from "./consume-credits";
import { expireCredits } from "./purchases/expire-credits";
import { refundCredits } from "./refunds/refund-credits";
import { releaseReservation } from "./reservations/close-reservation";
import { commitReservation } from "./reservations/commit-reservation";
import { expireReservations } from "./reservations/expire-reservations";
import { lapsePlanCredits } from "./reservations/lapse-plan-credits";
import { reserveCredits } from "./reservations/reserve-credits";
import { resetCredits, writeLedger } from "./write-ledger";

useDatabase();

const HOUR_MS = 3_600_000;
afterAll(() => setClockOffset(0));

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
  fc.record({
    kind: fc.constant("buy" as const),
    credits: fc.integer({ min: 1, max: 40 }),
    expiryDays: fc.constantFrom(null, 1, 2),
  }),
  fc.record({ kind: fc.constant("expire" as const) }),
  fc.record({
    kind: fc.constant("reserve" as const),
    amount: fc.integer({ min: 1, max: 40 }),
    hours: fc.constantFrom(1, 30),
    key: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({
    kind: fc.constant("commit" as const),
    which: fc.integer({ min: 0, max: 5 }),
    part: fc.constantFrom(0, 0.5, 1),
  }),
  fc.record({ kind: fc.constant("release" as const), which: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant("lapse" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

it("whatever is spent, refunded, granted, reset, bought, held and expired at once: nothing negative, lost or twice", async () => {
  const groups = fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 });
  await fc.assert(fc.asyncProperty(groups, playAndCheck), { numRuns: 15 });
}, 120_000);

async function playAndCheck(groups: Step[][]): Promise<void> {
  setClockOffset(0);
  const { id: accountId } = await createAccount({ credits: 40 });
  for (const group of groups) {
    const consumed = (await ledgerOf(accountId)).filter((row) => row.kind === "consume").map((row) => row.id);
    const held = await heldBy(accountId);
    await Promise.all(group.map((one) => play(accountId, one, consumed, held)));
    advanceClock(13 * HOUR_MS);
  }
  expect(await brokenNow()).toEqual([]);
  await check(accountId);
}

type Held = typeof creditReservations.$inferSelect;
const nobody = { siteId: null, userId: null, apiKeyId: null };
const by = { actor: "terminal" };

async function play(accountId: number, one: Step, consumed: number[], held: Held[]): Promise<void> {
  await run(accountId, one, consumed, held).catch((error: unknown) => {
    if (!(error instanceof AppError) || !REFUSALS.includes(error.code)) throw error;
  });
}

const REFUSALS = [
  ...["insufficient_credits", "idempotency_conflict", "already_refunded", "invalid_state"],
  "reservation_expired",
];

async function run(accountId: number, one: Step, consumed: number[], held: Held[]): Promise<unknown> {
  if (one.kind === "consume") {
    const { operation, units, key } = one;
    return consumeCredits({
      accountId,
      operation,
      units,
      metadata: {},
      idempotencyKey: `k${key}`,
      ...nobody,
    });
  }
  if (one.kind === "refund") {
    const transactionId = consumed[one.which];
    return transactionId && refundCredits({ accountId, transactionId, reason: "try", by, ...nobody });
  }
  if (one.kind === "grant")
    return asSystem((tx) => writeLedger(tx, { accountId, kind: "grant", amount: one.amount }));
  if (one.kind === "reset")
    return asSystem((tx) => resetCredits(tx, { accountId, credits: one.credits, description: "reset" }));
  if (one.kind === "buy") return buy(accountId, one.credits, one.expiryDays);
  if (one.kind === "expire") return Promise.all([expireCredits(), expireReservations()]);
  if (one.kind === "lapse")
    return asSystem(async (tx) => lapsePlanCredits(tx, await lockAccount(tx, accountId)));
  return runOnHold(accountId, one, held);
}

type HoldStep = Extract<Step, { kind: "reserve" | "commit" | "release" }>;

async function runOnHold(accountId: number, one: HoldStep, held: Held[]): Promise<unknown> {
  if (one.kind === "reserve") {
    const expiresAt = new Date(now().getTime() + one.hours * HOUR_MS);
    const what = { operation: null, units: null, amount: one.amount, metadata: {} };
    return reserveCredits({ accountId, ...what, expiresAt, idempotencyKey: `h${one.key}`, ...nobody });
  }
  const hold = held[one.which];
  if (!hold) return undefined;
  const closing = { accountId, reservationId: hold.id, siteId: null, by };
  if (one.kind === "release") return releaseReservation(closing);
  return commitReservation({ ...closing, amount: Math.floor(hold.amount * one.part), metadata: undefined });
}

function heldBy(accountId: number): Promise<Held[]> {
  return asSystem((tx) =>
    tx.select().from(creditReservations).where(eq(creditReservations.accountId, accountId)),
  );
}

async function brokenNow(): Promise<string[]> {
  const of = [...LEDGER_INVARIANTS, ...CREDIT_INVARIANTS].map(({ name }) => name);
  return (await brokenInvariants()).filter((broken) => of.some((name) => broken.startsWith(`${name}:`)));
}

/** What the invariants don't say: nothing twice, and the parts of each refund are those of its consumption. */
async function check(accountId: number): Promise<void> {
  const rows = await ledgerOf(accountId);
  const keys = rows.flatMap((row) => row.idempotencyKey ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  const refunded = rows.flatMap((row) => row.refundsTransactionId ?? []);
  expect(new Set(refunded).size).toBe(refunded.length);
  for (const row of rows) {
    const consumption = rows.find(({ id }) => id === row.refundsTransactionId);
    if (consumption) expect(row).toMatchObject({ purchases: consumption.purchases });
  }
  const commits = (await heldBy(accountId)).flatMap(({ transactionId }) => transactionId ?? []);
  expect(new Set(commits).size).toBe(commits.length);
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
