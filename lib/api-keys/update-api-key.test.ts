import { and, asc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, events } from "@/db";
import { keyFor } from "@/test/api/world";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { updateApiKey } from "./update-api-key";

useDatabase();

it("a changed key is told with the names of what changed, and no address; one that stays as it is, is not", async () => {
  const account = await createAccount();
  const { id } = await keyFor(account);
  const request = { accountId: account.id, apiKeyId: id, by: { actor: "terminal" } };
  const { prefix } = await updateApiKey({
    ...request,
    name: "Shop",
    allowedAddresses: ["::ffff:203.0.113.9/120"],
  });
  await updateApiKey({ ...request, name: "Shop", allowedAddresses: ["203.0.113.0/24"] });
  await updateApiKey({ ...request, rateLimitPerMinute: 30 });
  const told = await asSystem((tx) =>
    tx
      .select({ object: events.object, data: events.data })
      .from(events)
      .where(and(eq(events.accountId, account.id), eq(events.type, "key.updated")))
      .orderBy(asc(events.id)),
  );
  const key = { id, name: "Shop", prefix };
  expect(told.map(({ object }) => object)).toEqual([`key:${id}`, `key:${id}`]);
  expect(told.map(({ data }) => data)).toEqual([
    { ...key, changed: ["name", "allowed_addresses"] },
    { ...key, changed: ["rate_limit_per_minute"] },
  ]);
});
