/** Guards app/(tenant)/sites/[id]/icon/route.ts, lib/sites/find-site-icon.ts. */
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { recordHeartbeat } from "@/lib/bridge/record-heartbeat";
import { createSite } from "@/lib/sites/create-site";
import { deleteSite } from "@/lib/sites/delete-site";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import { GET } from "./route";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();

const PICTURE = Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1");
const by = { actor: "user:1" };
let cast: Cast;
let siteId: number;

beforeAll(async () => {
  cast = await createCast();
});
beforeEach(async () => {
  const accountId = cast.acme.id;
  const url = `site-${crypto.randomUUID()}.example`;
  siteId = (await createSite({ accountId, name: "Shop", url, by })).id;
  await calls(PICTURE.toString("base64"));
});
// A plan has room for few.
afterEach(() => deleteSite({ accountId: cast.acme.id, siteId, by }).catch(() => undefined));

it("is shown to whoever may look at the site, as the picture it is, and kept by the browser", async () => {
  await signIn(cast.vera);
  const answer = await ask(siteId);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("image/png");
  expect(answer.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PICTURE);
});

it("is not there for another account, as little as one of a site that does not exist", async () => {
  await signIn(cast.stan);
  for (const id of [siteId, 999_999_999, "x"]) {
    const answer = await ask(id);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe("");
  }
});

it("is gone with the plugin's word that there is none, and with the site", async () => {
  await signIn(cast.olivia);
  await calls(null);
  expect((await ask(siteId)).status).toBe(404);
  await calls(PICTURE.toString("base64"));
  expect((await ask(siteId)).status).toBe(200);
  await deleteSite({ accountId: cast.acme.id, siteId, by });
  expect((await ask(siteId)).status).toBe(404);
});

function ask(id: number | string): Promise<Response> {
  return GET(new Request("http://test/icon"), { params: Promise.resolve({ id: String(id) }) });
}

async function calls(icon: string | null): Promise<void> {
  const versions = { wpVersion: "6.8", phpVersion: "8.3", pluginVersion: "1.0.0" };
  const site = { accountId: cast.acme.id, siteId, apiKeyId: 1, siteUrl: "https://shop.example/" };
  await recordHeartbeat({ ...site, ...versions, postTypes: [], icon });
}
