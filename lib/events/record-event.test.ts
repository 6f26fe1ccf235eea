import { asc, eq, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { asSystem, events, forAccount, webhookEndpoints, webhookMessages } from "@/db";
import { createSite } from "@/lib/sites/create-site";
import { statementsOf } from "@/test/api/count-statements";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { recordEvent, recordEventNow } from "./record-event";

useDatabase();

let cast: Cast;
beforeAll(async () => {
  cast = await createCast();
});

const eventsOf = (accountId: number) =>
  asSystem((tx) => tx.select().from(events).where(eq(events.accountId, accountId)).orderBy(asc(events.id)));

const about = { type: "site.updated", object: ["site", 1], data: { id: 1 } } as const;

it("an event is there when its change is, and not when the change was taken back", async () => {
  const { acme } = cast;
  const failed = forAccount(acme.id, async (tx) => {
    await recordEventNow(tx, { accountId: acme.id, ...about });
    throw new Error("taken back");
  });
  await expect(failed).rejects.toThrow("taken back");
  expect(await eventsOf(acme.id)).toEqual([]);
  const site = await createSite({
    accountId: acme.id,
    name: "Shop",
    url: "https://shop.acme.com",
    by: { actor: "terminal" },
  });
  const [event] = await eventsOf(acme.id);
  expect(event).toMatchObject({ type: "site.created", object: `site:${site.id}` });
  expect(event!.data).toMatchObject({ id: site.id, name: "Shop", url: "https://shop.acme.com" });
});

it("a tenant writes no event of another account", async () => {
  const forged = forAccount(cast.acme.id, (tx) =>
    recordEventNow(tx, { accountId: cast.strangers.id, ...about }),
  );
  await expect(forged).rejects.toMatchObject({ cause: { code: "42501" } });
  expect(await eventsOf(cast.strangers.id)).toEqual([]);
});

it("with a key that says once, the second is not written", async () => {
  const once = { accountId: cast.trialCo.id, ...about, onceKey: "once" };
  const first = await asSystem((tx) => recordEventNow(tx, once));
  expect(first).toBeGreaterThan(0);
  expect(await asSystem((tx) => recordEventNow(tx, once))).toBeUndefined();
  const told = (await eventsOf(cast.trialCo.id)).filter(({ onceKey }) => onceKey === "once");
  expect(told).toHaveLength(1);
});

it("goes to the endpoints that ask for its type or group and are switched on, and to no one else's", async () => {
  const { id: accountId } = cast.pendingLtd;
  const endpoint = (account: number, eventTypes: string[], offAt: Date | null = null) =>
    asSystem(async (tx) => {
      const row = { accountId: account, url: "https://hooks.acme.com", eventTypes, offAt, secretSealed: "x" };
      const [made] = await tx.insert(webhookEndpoints).values(row).returning({ id: webhookEndpoints.id });
      return made!.id;
    });
  const all = await endpoint(accountId, ["*"]);
  const group = await endpoint(accountId, ["invoice.*", "site.*"]);
  const exact = await endpoint(accountId, ["site.updated"]);
  await endpoint(accountId, ["site.created", "invoice.*"]);
  await endpoint(accountId, ["*"], new Date());
  await endpoint(cast.strangers.id, ["*"]);
  const eventId = await asSystem((tx) => recordEventNow(tx, { accountId, ...about }));
  const sent = await asSystem((tx) =>
    tx.select().from(webhookMessages).where(eq(webhookMessages.eventId, eventId!)),
  );
  expect(sent.map(({ endpointId }) => endpointId).sort()).toEqual([all, group, exact].sort());
});

it("of one account a higher id is committed later, whoever began first", async () => {
  const { id: accountId } = cast.suspendedInc;
  const order: number[] = [];
  let release = () => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  const slow = asSystem(async (tx) => {
    order.push((await recordEventNow(tx, { accountId, ...about }))!);
    await released;
  });
  await expect.poll(() => order.length).toBe(1);
  const quick = asSystem(async (tx) => void order.push((await recordEventNow(tx, { accountId, ...about }))!));
  const seen = await Promise.race([quick, new Promise((later) => setTimeout(() => later("waits"), 200))]);
  expect(seen).toBe("waits");
  release();
  await Promise.all([slow, quick]);
  expect((await eventsOf(accountId)).map(({ id }) => id)).toEqual(order);
});

it("what changes together is told together, at the end, in the order in which it changed", async () => {
  const { id: accountId } = cast.acme;
  const { statements } = await statementsOf(() =>
    asSystem(async (tx) => {
      for (const id of [1, 2, 3])
        recordEvent(tx, { accountId, type: "site.updated", object: ["site", id], data: { id } });
      await tx.execute(sql`select 1`);
    }),
  );
  expect(statements.filter((text) => text.includes("record_event"))).toHaveLength(1);
  expect(statements.findIndex((text) => text.includes("record_event"))).toBe(statements.length - 2);
  const told = (await eventsOf(accountId)).slice(-3);
  expect(told.map(({ object }) => object)).toEqual(["site:1", "site:2", "site:3"]);
});
