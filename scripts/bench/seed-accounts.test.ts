import { desc } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, creditTransactions, sites } from "@/db";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { lockPools } from "@/lib/credits/pools";
import { env } from "@/lib/env";
import { useDatabase } from "@/test/harness/database";
import { seedAccounts } from "./seed-accounts";

useDatabase();

it("the last caller has bought credits alone, and spends those that expire first", async () => {
  await seedAccounts(env().DATABASE_URL!, 5);
  const [last] = await asSystem((tx) => tx.select().from(sites).orderBy(desc(sites.id)).limit(1));
  const { accountId } = last!;
  const before = await asSystem((tx) => lockPools(tx, accountId));
  expect(before).toMatchObject({ plan: 0, bought: before.balance });
  const nobody = { siteId: null, userId: null, apiKeyId: null, metadata: {} };
  await consumeCredits({
    ...{ ...nobody, accountId, operation: "content_generation", units: 100, idempotencyKey: "one" },
  });
  const [row] = await asSystem((tx) =>
    tx.select().from(creditTransactions).orderBy(desc(creditTransactions.id)).limit(1),
  );
  expect(row).toMatchObject({ amount: -1, boughtAmount: -1, purchases: [[expect.any(Number), 1]] });
});
