/** Guards lib/admin/prices/, lib/credits/prices/, lib/credits/spend.ts. */
import { afterEach, expect, it } from "vitest";
import { advanceClock, now, setClockOffset } from "@/lib/clock";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { pricesNow } from "@/lib/credits/prices/queries";
import { reserveCredits } from "@/lib/credits/reservations/reserve-credits";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { setPrice } from "./set-price";

useDatabase();
afterEach(() => setClockOffset(0));

const DAY_MS = 86_400_000;
const act = { actor: "terminal", reason: "Costs rose" };

it("holds from its day on, in the statement that spends and in what is told; what was spent keeps its price", async () => {
  const { id: accountId } = await createAccount({ credits: 1000 });
  const spend = (idempotencyKey: string) =>
    consumeCredits({
      ...{ accountId, operation: "linking", units: 3, metadata: {}, idempotencyKey },
      ...{ siteId: null, userId: null, apiKeyId: null },
    });
  const from = new Date(now().getTime() + 2 * DAY_MS).toISOString().slice(0, 10);
  await setPrice({ operation: "linking", credits: 7, per: 2, from }, act);
  expect((await spend("before")).amount).toBe(24);
  expect((await pricesNow()).linking).toEqual({ credits: 8, per: 1 });
  advanceClock(2 * DAY_MS);
  expect((await spend("after")).amount).toBe(11);
  expect((await pricesNow()).linking).toEqual({ credits: 7, per: 2 });
  expect(await spend("before")).toMatchObject({ amount: 24, replayed: true });
});

it("refuses a day that is over, and a second price of one day", async () => {
  const price = { operation: "clustering", credits: 9, per: 1 } as const;
  expect(() => setPrice({ ...price, from: "2020-02-02" }, act)).toThrow();
  const from = new Date(now().getTime() + 5 * DAY_MS).toISOString().slice(0, 10);
  await setPrice({ ...price, from }, act);
  await expect(setPrice({ ...price, from }, act)).rejects.toMatchObject({ code: "validation_error" });
});

it("what costs more than any balance holds is refused, and is no fault of ours", async () => {
  const { id: accountId } = await createAccount({ credits: 1000 });
  const from = new Date(now().getTime() + 2 * DAY_MS).toISOString().slice(0, 10);
  await setPrice({ operation: "optimization", credits: 1000, per: 1, from }, act);
  advanceClock(2 * DAY_MS);
  const much = { accountId, operation: "optimization", units: 10_000_000, metadata: {} } as const;
  const by = { siteId: null, userId: null, apiKeyId: null };
  const refused = { code: "insufficient_credits" };
  await expect(consumeCredits({ ...much, ...by, idempotencyKey: "much" })).rejects.toMatchObject(refused);
  const expiresAt = new Date(now().getTime() + DAY_MS);
  const hold = reserveCredits({ ...much, ...by, amount: null, expiresAt, idempotencyKey: "hold" });
  await expect(hold).rejects.toMatchObject(refused);
});
