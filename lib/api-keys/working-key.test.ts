/** Guards lib/api-keys/api-key.ts, lib/api-keys/queries.ts. */
import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { apiKeys, asSystem } from "@/db";
import { now } from "@/lib/clock";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { isUsable } from "./api-key";
import { isWorkingKey } from "./queries";

useDatabase();

it("the database and the key's own rule agree on every kind of key, to the moment", async () => {
  const { id: accountId } = await createAccount();
  const at = now();
  const times = [null, new Date(at.getTime() - 1), at, new Date(at.getTime() + 1)];
  const lives = times.flatMap((expiresAt) =>
    times.flatMap((graceEndsAt) => [null, at].map((revokedAt) => ({ expiresAt, graceEndsAt, revokedAt }))),
  );
  const keys = lives.map((life, index) => ({ ...life, ...keyNamed(String(index)), accountId }));
  await asSystem((tx) => tx.insert(apiKeys).values(keys));
  const working = await asSystem((tx) =>
    tx
      .select({ name: apiKeys.name })
      .from(apiKeys)
      .where(and(eq(apiKeys.accountId, accountId), isWorkingKey(at)))
      .orderBy(apiKeys.id),
  );
  const usable = keys.filter((key) => isUsable(key, at)).map(({ name }) => name);
  expect(working.map(({ name }) => name)).toEqual(usable);
  expect(usable).toHaveLength(4);
});

function keyNamed(name: string) {
  return { name, publicId: `kind-${name}`, prefix: "igny8_x", secretHash: "-", scopes: [] };
}
