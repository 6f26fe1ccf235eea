/** Guards app/(tenant)/sites/page.tsx, app/(tenant)/sites/found-sites.tsx. */
import { beforeAll, expect, it, vi } from "vitest";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { refundCredits } from "@/lib/credits/refunds/refund-credits";
import { createSite } from "@/lib/sites/create-site";
import { listSites } from "@/lib/sites/queries";
import { queriesOf } from "@/test/api/count-statements";
import { createAccount, createPerson } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import { GET as exportReport } from "../usage/report-export/route";
import { createManySitesAction } from "./actions";
import SitesPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

useDatabase();
const by = { actor: "terminal" };
let accountId: number;

beforeAll(async () => {
  const account = await createAccount({ plan: "enterprise", credits: 1000 });
  accountId = account.id;
  await signIn(await createPerson({ account }));
  const [cheap, dear] = [await add("Alpha"), await add("Beta")];
  await spend(cheap, 200, "a");
  await spend(dear, 2000, "b");
  const wrong = await spend(cheap, 5000, "c");
  await refundCredits({
    accountId,
    transactionId: wrong,
    reason: "Twice",
    siteId: null,
    userId: null,
    apiKeyId: null,
    by,
  });
  await spend(null, 100, "d");
});

it("a few sites are cards; the table is sorted by what they cost, refunds taken off, and says which way", async () => {
  expect(await shown({})).not.toContain("<table");
  const html = await shown({ view: "table", sort: "cost" });
  expect(order(html)).toEqual(["Beta", "Alpha"]);
  expect(html).toMatch(/aria-sort="descending"[^>]*><a[^>]*>Credits, 30 days/);
  expect(html).toMatch(/data-label="Credits, 30 days"[^>]*>20</);
  expect(html).toMatch(/data-label="Credits, 30 days"[^>]*>2</);
  expect(order(await shown({ view: "table", sort: "name" }))).toEqual(["Alpha", "Beta"]);
  expect(order(await shown({ view: "table", q: "alp" }))).toEqual(["Alpha"]);
  expect(await shown({ view: "table", q: "zzz" })).toContain("No site found");
});

it("what each site cost is a file a click away", async () => {
  expect(await shown({ view: "table" })).toContain('href="/usage/report-export?range=30&amp;by=site"');
  const answer = await exportReport(new Request("http://localhost/usage/report-export?range=30&by=site"));
  const text = await answer.text();
  expect(text).toMatch(/Beta.*\b20\b/);
  expect(text).toMatch(/Alpha.*\b2\b/);
});

it("many sites take no more statements than a few", async () => {
  const few = (await queriesOf(() => shown({ view: "table" }))).queries.length;
  for (let n = 0; n < 6; n += 1) await add(`Site ${n}`);
  expect((await queriesOf(() => shown({ view: "table" }))).queries.length).toBe(few);
  expect(await shown({})).toContain("<table"); // Eight of them so far.
});

it("a paste of sites comes back with what could not be added, and a viewer pastes none", async () => {
  const state = await createManySitesAction({}, formData({ sites: "Gamma, gamma.example.com\nnonsense" }));
  expect(state.data).toMatchObject([
    { name: "Gamma", siteId: expect.any(Number) },
    { error: expect.any(String) },
  ]);
  expect(await createManySitesAction({}, formData({ sites: " " }))).toMatchObject({
    fields: { sites: ["Write at least one address."] },
  });
  expect((await listSites(accountId, { limit: 50, search: "gamma" })).length).toBe(1);
  await signIn(await createPerson({ account: { id: accountId }, role: "viewer" }));
  expect(await createManySitesAction({}, formData({ sites: "d.example.com" }))).toMatchObject({
    code: "forbidden",
  });
});

async function add(name: string): Promise<number> {
  const url = `${name.toLowerCase().replace(" ", "-")}.example.com`;
  return (await createSite({ accountId, name, url, by })).id;
}

async function spend(siteId: number | null, units: number, idempotencyKey: string): Promise<number> {
  const spender = { userId: null, apiKeyId: null, metadata: {} };
  const operation = "content_generation" as const;
  const made = await consumeCredits({ accountId, operation, units, siteId, idempotencyKey, ...spender });
  return made.transactionId;
}

function order(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="\/sites\/\d+"[^>]*>([^<]+)</g)].map(([, name]) => name!);
}

async function shown(query: Record<string, string>): Promise<string> {
  return renderPage(await SitesPage({ searchParams: Promise.resolve(query) }));
}
