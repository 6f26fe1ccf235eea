/** Guards packages/sdk/: an agency sets up ten sites with one key, as its script would, and runs the script again. */
import { beforeAll, expect, it } from "vitest";
import * as keys from "@/app/api/v1/api-keys/route";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { createClient } from "@/packages/sdk/src";
import { callRoute } from "@/test/call-route";
import { type Account, createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { routesAsFetch } from "./routes-as-fetch";

useDatabase();

let agency: Account;
let setupKey: string;

beforeAll(async () => {
  agency = await createAccount({ plan: "enterprise" });
  const token = await accessTokenFor(await createPerson({ account: agency, role: "owner" }));
  const scopes = ["sites:read", "sites:write", "keys:read", "keys:write", "bridge:read", "bridge:write"];
  const { body } = await callRoute(keys, "POST", { token, body: { name: "Setup", scopes } });
  setupKey = String(body.data.key);
  forgetLimits();
});

const DOMAINS = Array.from({ length: 10 }, (_, n) => `client-${n + 1}.example.com`);

it("ten sites, each with its sectors and a key of its own; the second run changes nothing", async () => {
  process.env.RATE_LIMITS = "content_write=1000/1m,content_read=1000/1m,default=1000/1m";
  forgetLimits();
  const first = await setUp();
  expect(first.keys).toHaveLength(10);
  for (const { key, siteId } of first.keys) {
    const identity = await client(key).get("/bridge/verify/");
    expect(identity).toMatchObject({ site: { id: siteId }, scopes: ["bridge:read", "bridge:write"] });
  }
  const again = await setUp();
  expect(again.keys).toEqual([]);
  const listed = [];
  for await (const site of client(setupKey).list("/sites/", { query: { limit: 3 } })) listed.push(site);
  expect(listed.map(({ domain }) => domain).sort()).toEqual([...DOMAINS].sort());
  expect(listed.every(({ sectors_count }) => sectors_count === 2)).toBe(true);
  delete process.env.RATE_LIMITS;
});

/** What is there already is left alone. */
async function setUp() {
  const igny8 = client(setupKey);
  const there = new Set<string>();
  for await (const site of igny8.list("/sites/")) there.add(site.domain);
  const made: { siteId: number; key: string }[] = [];
  for (const domain of DOMAINS.filter((one) => !there.has(one))) {
    const site = await igny8.post("/sites/", { body: { name: domain, url: `https://${domain}` } });
    for (const name of ["Guides", "Offers"])
      await igny8.post("/sites/{id}/sectors/", { path: { id: site.id }, body: { name } });
    const body = {
      name: domain,
      site_id: site.id,
      scopes: ["bridge:read" as const, "bridge:write" as const],
    };
    made.push({ siteId: site.id, key: (await igny8.post("/api-keys/", { body })).key });
  }
  return { keys: made };
}

function client(apiKey: string) {
  return createClient({ apiKey, baseUrl: "http://localhost", fetch: routesAsFetch });
}
