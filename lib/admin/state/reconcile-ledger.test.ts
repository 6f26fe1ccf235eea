import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { accounts, asSystem } from "@/db";
import { writeLedger } from "@/lib/credits/write-ledger";
import { accountState, brokenInvariants } from "@/test/billing";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { reconcileLedger } from "./reconcile-ledger";

useDatabase();
const BY = { actor: "terminal", reason: "The check says so." };

it.each([1, -7])("sets a balance that is %i off to the ledger's, beside a consumption too", async (off) => {
  const account = await createAccount({ plan: "growth" });
  await createPerson({ account });
  await asSystem((tx) =>
    tx
      .update(accounts)
      .set({ credits: sql`credits + ${off}::int` })
      .where(eq(accounts.id, account.id)),
  );
  const written = gate();
  const commit = gate();
  const consuming = asSystem(async (tx) => {
    const spent = { kind: "consume", operation: "clustering", units: 1, amount: -10 } as const;
    await writeLedger(tx, { accountId: account.id, ...spent });
    written.resolve();
    await commit.promise;
  });
  await written.promise;
  const reconciling = reconcileLedger(BY);
  await untilWaiting(1);
  commit.resolve();
  await consuming;
  expect(await reconciling).toMatchObject([
    { accountId: account.id, credits: 2000 + off - 10, ledgerSum: 1990 },
  ]);
  expect((await accountState(account.id)).account.credits).toBe(1990);
  expect((await brokenInvariants()).filter((name) => name.startsWith("balance_is_ledger_sum"))).toEqual([]);
  expect(await reconcileLedger(BY)).toEqual([]);
});

it("sets what of a balance was bought to the ledger's, where that alone is off", async () => {
  const { id } = await createAccount({ plan: "growth" });
  await asSystem((tx) => tx.update(accounts).set({ boughtCredits: 7 }).where(eq(accounts.id, id)));
  expect(await reconcileLedger(BY)).toMatchObject([{ accountId: id, boughtCredits: 7, boughtSum: 0 }]);
  expect((await accountState(id)).account).toMatchObject({ credits: 2000, boughtCredits: 0 });
  expect(await reconcileLedger(BY)).toEqual([]);
});

/** A promise that is resolved by hand. */
function gate(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}
