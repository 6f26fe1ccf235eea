import assert from "node:assert/strict";
import { check } from "../wordpress/checks";
import type { StandIn } from "../wordpress/stand-in";
import type { Client } from "./client";

const KEY = "igny8_conformance_0001";
const POSTS = 3;
const DAY = 86_400;

export interface Stage {
  client: Client;
  api: StandIn;
}

/** Puts a client through what docs/bridge-protocol.md says, against a stand-in for IGNY8. */
export async function conform(stage: Stage): Promise<void> {
  await conformConnecting(stage);
  await conformContent(stage);
  await conformRetries(stage);
  await conformDeliveries(stage);
  await conformKeys(stage);
  await conformIdentity(stage);
  await conformLeaving(stage);
}

/** A new site, connected, everything sent, and nothing in the log of calls. */
async function fresh({ client, api }: Stage): Promise<number[]> {
  await api.set(CLEAN);
  const { ids, home } = await client({ do: "reset", api_url: api.apiUrl, posts: POSTS });
  assert.equal(ids.length, POSTS, "a reset site has the posts that it was told to have");
  await api.set({ site: { id: 7, name: "Conformance", url: home } });
  await client({ do: "connect", key: KEY });
  await client({ do: "work", after_seconds: 0 });
  await client({ do: "work", after_seconds: 0 });
  await api.news();
  return ids;
}

const CLEAN = {
  ...{
    key: KEY,
    grace: [],
    expiresAt: null,
    scopes: ["bridge:read", "bridge:write"],
    fault: null,
    throttle: null,
  },
  ...{ poison: [], vague: false, contents: {}, heartbeats: [], requests: [], rotations: {}, revision: 0 },
  ...{ connected: null, goodbyes: [], deliveries: [], acks: [], leasedByOthers: false, dropAck: false },
  dropRotationAnswer: false,
};

async function conformConnecting({ client, api }: Stage): Promise<void> {
  await check(
    "connecting verifies the key before it is kept, and sends a heartbeat immediately",
    async () => {
      await api.set(CLEAN);
      const { state, home } = await client({ do: "reset", api_url: api.apiUrl, posts: POSTS });
      assert.equal(state, "unconnected");
      await api.set({ site: { id: 7, name: "Conformance", url: home } });
      await client({ do: "work", after_seconds: DAY });
      assert.deepEqual(await api.news(), [], "an unconnected client calls nobody");
      const after = await client({ do: "connect", key: KEY });
      assert.equal(after.state, "connected");
      const paths = (await api.news()).map(({ path }) => path);
      const beat = paths.indexOf("/bridge/heartbeat/");
      assert.ok(beat > 0 && paths.slice(0, beat).includes("/bridge/verify/"), paths.join(" "));
    },
  );
  await check(
    "every call of a connected client says which site makes it: one install_id, and its address",
    async () => {
      await client({ do: "work", after_seconds: 3600 });
      const told = (await api.news()).map((call) => call.told);
      assert.ok(told.length > 0, "it called");
      assert.equal(new Set(told.map(({ install_id }) => install_id)).size, 1);
      for (const { install_id, site_url } of told) {
        assert.match(install_id ?? "", /^[\x21-\x7e]{8,64}$/);
        assert.match(site_url ?? "", /^https?:\/\//);
      }
    },
  );
  await check("a heartbeat comes every hour, and not more often", async () => {
    await client({ do: "work", after_seconds: 1800 });
    const beats = async () => (await api.news()).filter(({ path }) => path === "/bridge/heartbeat/").length;
    await beats();
    await client({ do: "work", after_seconds: 3600 });
    assert.equal(await beats(), 1);
    await client({ do: "work", after_seconds: 0 });
    assert.equal(await beats(), 0);
  });
}

async function conformContent(stage: Stage): Promise<void> {
  const { client, api } = stage;
  const puts = async () => (await api.news()).filter(({ method }) => method === "PUT");
  await check("all content is sent once, and none of it is dated after now", async () => {
    const ids = await fresh(stage);
    const { contents } = await api.state();
    assert.deepEqual(Object.keys(contents).map(Number).sort(byNumber), [...ids].sort(byNumber));
    for (const { modified_at } of Object.values(contents))
      assert.ok(Date.parse(modified_at) <= Date.now() + 1000, modified_at);
  });
  await check("a change is sent alone, and a deletion as the status deleted", async () => {
    const [id = 0, other = 0] = await fresh(stage);
    await client({ do: "change", id, title: "Changed" });
    await client({ do: "delete", id: other });
    await client({ do: "work", after_seconds: 60 });
    const { contents } = await api.state();
    assert.deepEqual([contents[id]?.title, contents[other]?.status], ["Changed", "deleted"]);
    const sent = (await puts()).reduce((sum, { items }) => sum + (items ?? 0), 0);
    assert.ok(sent <= 2, `${sent} items were sent for two changes`);
  });
  await check("an item that is not taken holds up no other", async () => {
    const [bad = 0, good = 0] = await fresh(stage);
    await api.set({ poison: ["Odd"] });
    await client({ do: "change", id: bad, title: "Odd" });
    await client({ do: "change", id: good, title: "Even" });
    await client({ do: "work", after_seconds: 60 });
    assert.equal((await api.state()).contents[good]?.title, "Even");
    await api.set({ poison: [] });
  });
  await check(
    "when IGNY8 has counted more changes than it has made, it sends everything again, once a day",
    async () => {
      const ids = await fresh(stage);
      await api.set({ revision: 90, contents: {} });
      await client({ do: "work", after_seconds: 3600 });
      await client({ do: "work", after_seconds: 60 });
      assert.equal(Object.keys((await api.state()).contents).length, ids.length);
      await api.set({ revision: 190, contents: {} });
      await client({ do: "work", after_seconds: 3600 });
      assert.equal(Object.keys((await api.state()).contents).length, 0, "not twice on one day");
    },
  );
}

async function conformRetries(stage: Stage): Promise<void> {
  const { client, api } = stage;
  const calls = async () => (await api.news()).length;
  const failing = async (fault: Record<string, unknown>) => {
    const [id = 0] = await fresh(stage);
    await api.set({ fault });
    await client({ do: "change", id, title: "Late" });
    const { state } = await client({ do: "work", after_seconds: 0 });
    assert.equal(await calls(), 1, "one call, and no more");
    return { id, state };
  };
  const arrives = async (id: number) => {
    await api.set({ fault: null });
    await client({ do: "work", after_seconds: 5 });
    assert.equal((await api.state()).contents[id]?.title, "Late");
  };
  await check("429: it waits as long as Retry-After says, then the same arrives", async () => {
    const { id, state } = await failing({ status: 429, code: "throttled", retryAfter: 30 });
    assert.equal(state, "waiting");
    await client({ do: "work", after_seconds: 10 });
    assert.equal(await calls(), 0);
    await api.set({ fault: null });
    await client({ do: "work", after_seconds: 20 });
    await arrives(id);
  });
  for (const [what, fault] of [
    ["503", { status: 503 }],
    ["a page that is not our envelope, whatever its status", { status: 403, html: true }],
  ] as const)
    await check(`${what}: 15 seconds, then 30, each up to a fifth longer`, async () => {
      const { id, state } = await failing(fault);
      assert.equal(state, "waiting");
      // A busy machine adds seconds of its own to those that are said to pass.
      await client({ do: "work", after_seconds: 5 });
      assert.equal(await calls(), 0);
      await client({ do: "work", after_seconds: 14 });
      assert.equal(await calls(), 1);
      await client({ do: "work", after_seconds: 15 });
      assert.equal(await calls(), 0);
      await api.set({ fault: null });
      await client({ do: "work", after_seconds: 22 });
      await arrives(id);
    });
  for (const [status, code, seconds] of [
    [401, "unauthenticated", DAY],
    [402, "no_plan", 900],
    [403, "account_suspended", 900],
  ] as const)
    await check(
      `${status}: it stops, asks verify alone every ${seconds} seconds, and continues when it is settled`,
      async () => {
        const { id, state } = await failing({ status, code });
        assert.equal(state, "stopped");
        await client({ do: "work", after_seconds: seconds - 60 });
        assert.equal(await calls(), 0);
        await client({ do: "work", after_seconds: 90 });
        assert.deepEqual(
          (await api.news()).map(({ path }) => path),
          ["/bridge/verify/"],
        );
        await api.set({ fault: null });
        await client({ do: "work", after_seconds: seconds + 60 });
        await arrives(id);
      },
    );
}

async function conformDeliveries(stage: Stage): Promise<void> {
  const { client, api } = stage;
  const fetches = async () => (await api.news()).filter(({ path }) => path === "/bridge/deliveries/").length;
  await check("any answer that says deliveries_waiting is enough to fetch and end what waits", async () => {
    const [id = 0] = await fresh(stage);
    await api.set({ deliveries: [{ ...DELIVERY, id: 1 }] });
    await client({ do: "change", id, title: "Hint" });
    await client({ do: "work", after_seconds: 60 });
    const { acks } = await api.state();
    assert.deepEqual(
      acks.map((ack) => [ack.id, ack.status, ack.revision]),
      [[1, "delivered", 1]],
    );
    assert.ok((acks[0]?.post_id ?? 0) > 0, "it says the post's id");
  });
  await check("an end that does not arrive is told again, for the same post", async () => {
    await fresh(stage);
    await api.set({ deliveries: [{ ...DELIVERY, id: 2 }], dropAck: true });
    await client({ do: "work", after_seconds: 3600 });
    await client({ do: "work", after_seconds: 60 });
    const { acks } = await api.state();
    assert.equal(acks.length, 2);
    assert.equal(acks[0]?.post_id, acks[1]?.post_id);
  });
  await check("an empty list is not asked for again before an answer says so", async () => {
    await fresh(stage);
    await api.set({ deliveries: [{ ...DELIVERY, id: 3 }], leasedByOthers: true });
    await client({ do: "work", after_seconds: 3600 });
    assert.equal(await fetches(), 1);
  });
}

const DELIVERY = {
  ...{
    revision: 1,
    title: "Ten herbs",
    content: "<p>First.</p>",
    excerpt: "",
    slug: null,
    post_status: "draft",
  },
  ...{ publish_at: null, post_type: "post", terms: {}, featured_image: null, images: [], uploads: [] },
  ...{ seo_title: null, seo_description: null, author: null, updates_delivery_id: null, create_terms: false },
};

async function conformKeys(stage: Stage): Promise<void> {
  const { client, api } = stage;
  await check(
    "a key near its end is exchanged; an answer that was lost is asked for with the same Idempotency-Key",
    async () => {
      await api.set(CLEAN);
      const { home } = await client({ do: "reset", api_url: api.apiUrl, posts: POSTS });
      const expiresAt = new Date(Date.now() + 400_000).toISOString();
      await api.set({ site: { id: 7, name: "Conformance", url: home }, expiresAt, dropRotationAnswer: true });
      await client({ do: "connect", key: KEY });
      await client({ do: "work", after_seconds: 390 });
      await client({ do: "work", after_seconds: 60 });
      const { rotations, key } = await api.state();
      assert.equal(Object.keys(rotations).length, 1, "one exchange, asked for twice");
      await api.news();
      await client({ do: "work", after_seconds: 3600 });
      assert.deepEqual([...new Set((await api.news()).map((call) => call.key))], [key]);
    },
  );
}

async function conformIdentity(stage: Stage): Promise<void> {
  const { client, api } = stage;
  const elsewhere = async () => {
    const ids = await fresh(stage);
    const { state } = await client({ do: "home", url: "https://elsewhere.example" });
    assert.equal(state, "asking");
    await client({ do: "work", after_seconds: DAY });
    assert.deepEqual(await api.news(), [], "nothing is sent while it asks");
    return ids;
  };
  await check(
    "at another address it asks and sends nothing; it moved: it says so, and sends everything again",
    async () => {
      const ids = await elsewhere();
      await api.set({ contents: {} });
      await client({ do: "answer", choice: "moved" });
      await client({ do: "work", after_seconds: 60 });
      const { connected, contents } = await api.state();
      assert.match(connected?.site_url ?? "", /^https:\/\/elsewhere\.example\/?$/);
      assert.equal(Object.keys(contents).length, ids.length);
    },
  );
  await check("it is a copy: the key is forgotten, and nobody is told", async () => {
    await elsewhere();
    assert.equal((await client({ do: "answer", choice: "copy" })).state, "unconnected");
    await client({ do: "work", after_seconds: DAY });
    assert.deepEqual(await api.news(), []);
  });
  await check("refused as another site, it stops", async () => {
    await fresh(stage);
    await api.set({ connected: { install_id: "another-one", site_url: "https://another.example" } });
    const { state } = await client({ do: "work", after_seconds: 3600 });
    assert.ok(state === "stopped" || state === "asking", state);
    await api.news();
    await client({ do: "work", after_seconds: 60 });
    assert.deepEqual(await api.news(), []);
  });
}

async function conformLeaving(stage: Stage): Promise<void> {
  const { client, api } = stage;
  await check("disconnecting is told once, and nothing is sent afterwards", async () => {
    const [id = 0] = await fresh(stage);
    assert.equal((await client({ do: "disconnect" })).state, "unconnected");
    assert.equal((await api.state()).goodbyes.length, 1);
    await api.news();
    await client({ do: "change", id, title: "Private again" });
    await client({ do: "work", after_seconds: DAY });
    assert.deepEqual(await api.news(), []);
  });
}

function byNumber(one: number, other: number): number {
  return one - other;
}
