import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { apiKeys, asSystem, mails } from "@/db";
import { now, setClock } from "@/lib/clock";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { createApiKey } from "./create-api-key";
import { KEYS_A_DAY, KEYS_AT_ONCE } from "./key-limit";
import { revokeApiKey } from "./revoke-api-key";
import { rotateApiKey } from "./rotate-api-key";

useDatabase();
process.env.API_KEY_SECRET ??= "another secret that signs nothing but tests";
const FULL = { code: "api_key_limit_reached", status: 403 };
const WEEK_SECONDS = 7 * 86_400;
let accountId: number;
let admin: Person;

beforeEach(async () => {
  setClock(undefined);
  const account = await createAccount();
  accountId = account.id;
  admin = await createPerson({ account, role: "admin" });
});

describe("the number of an account's keys", () => {
  it("ends, and says how many there are; one revoked makes room for one", async () => {
    await fill(KEYS_AT_ONCE - 1, { daysAgo: 3 });
    const last = await create();
    const refused = { ...FULL, details: { limit: KEYS_AT_ONCE, used: KEYS_AT_ONCE } };
    await expect(create()).rejects.toMatchObject(refused);
    await revokeApiKey({ accountId, apiKeyId: last.apiKey.id, by: { actor: "terminal" } });
    await create();
    await expect(create()).rejects.toMatchObject(FULL);
  });

  it("is kept by 20 at once for the last 3 places, and nobody hears of a key that was refused", async () => {
    const owner = await createPerson({ account: { id: accountId } });
    await fill(KEYS_AT_ONCE - 3, { daysAgo: 3 });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, create));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const told = await asSystem((tx) => tx.$count(mails, eq(mails.toAddress, owner.email)));
    expect(told).toBe(3);
  });

  it("does not keep a key from being replaced", async () => {
    await fill(KEYS_AT_ONCE - 1, { daysAgo: 3 });
    const { apiKey } = await create();
    await rotate(apiKey.id, 0);
  });

  it("is not passed by replacing keys that go on working", async () => {
    await fill(KEYS_AT_ONCE, { daysAgo: 3, graceEndsAt: new Date(now().getTime() + WEEK_SECONDS * 1000) });
    const { apiKey } = await create();
    await expect(rotate(apiKey.id, WEEK_SECONDS)).rejects.toMatchObject(FULL);
  });

  it("made within a day ends too, so that making and revoking in turn is no flood of letters", async () => {
    await fill(KEYS_A_DAY, { daysAgo: 0, revokedAt: now() });
    await expect(create()).rejects.toMatchObject({
      ...FULL,
      details: { limit: KEYS_A_DAY, used: KEYS_A_DAY },
    });
    setClock(new Date(now().getTime() + 86_400_000 + 60_000));
    await create();
  });
});

function create() {
  const what = { name: "Script", siteId: null, scopes: ["credits:read" as const], expiresAt: null };
  return createApiKey({ accountId, userId: admin.id, ...what, by: { actor: `user:${admin.id}` } });
}

function rotate(apiKeyId: number, graceSeconds: number) {
  const who = { rotatedBy: "A script", userId: admin.id, by: { actor: `user:${admin.id}` } };
  return rotateApiKey({ accountId, apiKeyId, graceSeconds, ...who });
}

let filled = 0;

function fill(
  count: number,
  { daysAgo, ...state }: { daysAgo: number; graceEndsAt?: Date; revokedAt?: Date },
): Promise<unknown> {
  const createdAt = new Date(now().getTime() - daysAgo * 86_400_000);
  const keys = Array.from({ length: count }, () => {
    const publicId = `filled-${++filled}`;
    return { accountId, publicId, name: "K", prefix: publicId, secretHash: "-", createdAt, ...state };
  });
  return asSystem((tx) => tx.insert(apiKeys).values(keys));
}
