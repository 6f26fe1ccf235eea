/** Guards lib/api-keys/queries.ts. */
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { apiKeys, asSystem } from "@/db";
import { recordHeartbeat } from "@/lib/bridge/record-heartbeat";
import { now } from "@/lib/clock";
import { createSite } from "@/lib/sites/create-site";
import { createSector } from "@/lib/sites/sectors/create-sector";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { createApiKey } from "./create-api-key";
import { findFirstSteps, listSiteKeys } from "./queries";
import { revokeApiKey } from "./revoke-api-key";
import { rotateApiKey } from "./rotate-api-key";

useDatabase();

const by = { actor: "user:1" };

it("are done one by one, and stay done when a connected account revokes its key", async () => {
  const account = await createAccount({ plan: "growth" });
  const accountId = account.id;
  const { id: userId } = await createPerson({ account });
  const nothing = { siteId: null, hasSectors: false, hasKey: false, isConnected: false };
  expect(await findFirstSteps(accountId)).toEqual(nothing);

  const { id: siteId } = await createSite({ accountId, name: "Bakery", url: "bakery.example", by });
  await createSector({ accountId, siteId, name: "Bread", by });
  const key = { name: "Bakery", siteId, scopes: ["bridge:write" as const], expiresAt: null };
  const first = (await createApiKey({ accountId, userId, ...key, by })).apiKey.id;
  const ready = { siteId, hasSectors: true, hasKey: true, isConnected: false };
  expect(await findFirstSteps(accountId)).toEqual(ready);

  await revokeApiKey({ accountId, apiKeyId: first, by });
  expect(await findFirstSteps(accountId)).toEqual({ ...ready, hasKey: false });

  const apiKeyId = (await createApiKey({ accountId, userId, ...key, by })).apiKey.id;
  const versions = { wpVersion: "6.8", phpVersion: "8.3", pluginVersion: "1.0.0" };
  const siteUrl = "https://bakery.example/";
  await recordHeartbeat({ accountId, siteId, apiKeyId, siteUrl, ...versions, postTypes: [] });
  await revokeApiKey({ accountId, apiKeyId, by });
  expect(await findFirstSteps(accountId)).toEqual({ ...ready, isConnected: true });
});

it("count no key that expired or was rotated away, and a site doesn't show it", async () => {
  const account = await createAccount({ plan: "growth" });
  const accountId = account.id;
  const { id: userId } = await createPerson({ account });
  const { id: siteId } = await createSite({ accountId, name: "Bakery", url: "bakery.example", by });
  const made = { accountId, userId, siteId, scopes: ["bridge:write" as const], expiresAt: null, by };
  const { apiKey: old } = await createApiKey({ ...made, name: "Old" });
  const rotation = { accountId, apiKeyId: old.id, graceSeconds: 0, rotatedBy: "Olivia", userId, by };
  const { apiKey: fresh } = await rotateApiKey(rotation);
  expect((await listSiteKeys(accountId, siteId)).map(({ id }) => id)).toEqual([fresh.id]);
  expect(await findFirstSteps(accountId)).toMatchObject({ hasKey: true });

  await asSystem((tx) => tx.update(apiKeys).set({ expiresAt: now() }).where(eq(apiKeys.id, fresh.id)));
  expect(await listSiteKeys(accountId, siteId)).toEqual([]);
  expect(await findFirstSteps(accountId)).toMatchObject({ hasKey: false });
});
