import { asc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, events } from "@/db";
import { writeLedger } from "@/lib/credits/write-ledger";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { recordCreditEvents } from "./credit-events";

useDatabase();

const told = async (accountId: number) => {
  const rows = await asSystem((tx) =>
    tx.select().from(events).where(eq(events.accountId, accountId)).orderBy(asc(events.id)),
  );
  return rows.filter(({ type }) => type.startsWith("credits."));
};
const spend = (accountId: number, units: number) =>
  asSystem((tx) =>
    writeLedger(tx, { accountId, kind: "consume", operation: "linking", units, amount: -8 * units }),
  );

it("what was consumed is told in one event an hour, each entry once", async () => {
  const { id } = await createAccount({ plan: "growth" });
  await recordCreditEvents();
  expect(await told(id)).toEqual([]);
  await spend(id, 1);
  await spend(id, 2);
  expect(await recordCreditEvents()).toBe(1);
  const [first] = await told(id);
  expect(first).toMatchObject({
    type: "credits.consumed",
    data: { credits: 24, count: 2, operations: [{ operation: "linking", count: 2, credits: 24 }] },
  });
  expect(await recordCreditEvents()).toBe(0);
  await spend(id, 1);
  await recordCreditEvents();
  const [, second] = await told(id);
  expect(second!.data).toMatchObject({ credits: 8, count: 1 });
  expect(Number(second!.data.first_transaction_id)).toBeGreaterThan(Number(first!.data.last_transaction_id));
});

it("that few are left is told once at 20 % and once at 5 %", async () => {
  const { id, credits } = await createAccount({ plan: "growth" });
  const lows = async () =>
    (await told(id)).filter(({ type }) => type === "credits.low").map(({ data }) => data.percent);
  await spend(id, Math.floor((credits * 0.85) / 8));
  await recordCreditEvents();
  await recordCreditEvents();
  expect(await lows()).toEqual([20]);
  await spend(id, Math.floor((credits * 0.11) / 8));
  await recordCreditEvents();
  await recordCreditEvents();
  expect(await lows()).toEqual([20, 5]);
});
