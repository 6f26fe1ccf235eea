/** Guards lib/usage/report/, app/api/v1/usage/, app/(tenant)/usage/. */
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import UsagePage from "@/app/(tenant)/usage/page";
import { GET as exportReport } from "@/app/(tenant)/usage/report-export/route";
import * as usageRoute from "@/app/api/v1/usage/route";
import { asSystem } from "@/db";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";
import { setClock } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { queriesOf } from "@/test/api/count-statements";
import { explainAnalyze } from "@/test/api/explain";
import { keyFor, siteFor } from "@/test/api/world";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { accessTokenFor, signIn } from "@/test/sign-in";
import { usageGroups } from "./usage-groups";
import { lastDays } from "./usage-range";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
const TODAY = new Date("2026-06-15T12:00:00Z");
let cast: Cast;
let accountId: number;
let shop: number;
let token: string;
let keyId: number;

beforeAll(async () => {
  setClock(new Date("2026-06-01T12:00:00Z"));
  cast = await createCast();
  accountId = cast.acme.id;
  shop = (await siteFor(cast.acme)).id;
  const made = await keyFor(cast.acme, { scopes: ["usage:read"] });
  keyId = made.id;
  const before = await spend("2026-06-05", { amount: -40, operation: "linking", siteId: shop });
  await spend("2026-06-12", { amount: -30, operation: "linking", siteId: shop, userId: cast.ed.id });
  await spend("2026-06-13", { amount: -20, operation: "clustering", apiKeyId: keyId });
  await spend("2026-06-15", {
    kind: "refund",
    amount: 10,
    refundsTransactionId: before,
    userId: cast.olivia.id,
  });
  setClock(TODAY);
  token = await accessTokenFor(cast.olivia);
});
beforeEach(() => {
  forgetLimits();
  setClock(TODAY);
});

async function spend(day: string, entry: Partial<Parameters<typeof writeLedger>[1]>): Promise<number> {
  setClock(new Date(`${day}T10:00:00Z`));
  const row = { accountId, kind: "consume", units: 1, amount: -1, ...entry } as const;
  return (await asSystem((tx) => writeLedger(tx, row))).transactionId;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of several shapes, looked at below.
const ask = async (query: Record<string, string>, as = token): Promise<any> =>
  (await callRoute(usageRoute, "GET", { token: as, query: String(new URLSearchParams(query)) })).body;
const WEEK = { from: "2026-06-09", to: "2026-06-15" };

describe("GET /usage/", () => {
  it("sums up by day, refunds taken off on the day they were given back", async () => {
    expect((await ask(WEEK)).data).toEqual({
      ...{ ...WEEK, group_by: "day", next_cursor: null },
      results: [
        { key: "2026-06-12", name: null, credits: 30, consumptions: 1, previous_credits: 0 },
        { key: "2026-06-13", name: null, credits: 20, consumptions: 1, previous_credits: 0 },
        { key: "2026-06-15", name: null, credits: -10, consumptions: 0, previous_credits: 0 },
      ],
    });
  });

  it("sums up by site, operation, member and key, beside as many days before", async () => {
    const by = async (group_by: string) =>
      (await ask({ ...WEEK, group_by })).data.results.map(
        (row: { key: string; credits: number; previous_credits: number }) => [
          row.key,
          row.credits,
          row.previous_credits,
        ],
      );
    expect(await by("site")).toEqual([
      [null, 20, 0],
      [String(shop), 20, 40],
    ]);
    expect(await by("operation")).toEqual([
      ["clustering", 20, 0],
      ["linking", 20, 40],
    ]);
    expect(await by("member")).toEqual([
      [null, 10, 40],
      [String(cast.ed.id), 30, 0],
    ]);
    expect(await by("api_key")).toEqual([
      [null, 20, 40],
      [String(keyId), 20, 0],
    ]);
  });

  it("filters, and a key counts with what it was rotated to", async () => {
    const { apiKey } = await rotateApiKey({
      accountId,
      apiKeyId: keyId,
      graceSeconds: 60,
      rotatedBy: "test",
      userId: null,
      by: { actor: "terminal" },
    });
    await spend("2026-06-14", { amount: -5, operation: "linking", apiKeyId: apiKey.id });
    setClock(TODAY);
    const one = await ask({ ...WEEK, group_by: "api_key", api_key_id: String(apiKey.id) });
    expect(one.data.results).toMatchObject([{ key: String(keyId), credits: 25, consumptions: 2 }]);
    const ofShop = await ask({ ...WEEK, group_by: "operation", site_id: String(shop) });
    expect(ofShop.data.results).toMatchObject([{ key: "linking", credits: 20 }]);
    const clustering = await ask({ ...WEEK, operation: "clustering" });
    expect(clustering.data.results).toMatchObject([{ key: "2026-06-13", credits: 20 }]);
  });

  it("pages through what there is, once each", async () => {
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { data } = await ask({ ...WEEK, group_by: "site", limit: "1", ...(cursor ? { cursor } : {}) });
      seen.push(...data.results.map(({ key }: { key: string | null }) => key));
      cursor = data.next_cursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([null, String(shop)]);
    const { data } = await ask({ ...WEEK, group_by: "site", limit: "1" });
    const other = await ask({ ...WEEK, group_by: "member", cursor: data.next_cursor });
    expect(other.code).toBe("invalid_cursor");
  });

  it("needs the scope, sees no other account, and refuses more than a year", async () => {
    const scoped = (await keyFor(cast.acme, { scopes: ["usage:read"] })).key;
    expect((await ask(WEEK, scoped)).success).toBe(true);
    const plain = (await keyFor(cast.acme, { scopes: ["credits:read"] })).key;
    expect(await ask(WEEK, plain)).toMatchObject({
      code: "insufficient_scope",
      required_scope: "usage:read",
    });
    expect((await ask(WEEK, await accessTokenFor(cast.stan))).data.results).toEqual([]);
    expect((await ask({ from: "2020-01-01" })).errors).toEqual({ from: ["Ask for 1 to 366 days."] });
  });

  it("asks the database once, by the index of the account's rows in time", async () => {
    const range = lastDays(7, TODAY);
    const { queries } = await queriesOf(() => usageGroups(accountId, { range }, { by: "site" }));
    const sums = queries.filter(({ text }) => text.includes("credit_transactions"));
    expect(sums).toHaveLength(1);
    const nodes = await explainAnalyze(accountId, sums[0]!);
    expect(nodes.map((node) => node["Index Name"])).toContain("credit_transactions_account_created");
  });
});

describe("/usage", () => {
  it("shows the range that its address says, the change, and the same as a table", async () => {
    await signIn(cast.olivia);
    const html = await renderPage(
      await UsagePage({
        searchParams: Promise.resolve({ range: "own", since: WEEK.from, until: WEEK.to, by: "site" }),
      }),
    );
    expect(html).toContain("Credits spent in 2026-06-09 to 2026-06-15");
    expect(html).toContain("in the 7 days before");
    expect(html).toContain("No site");
    expect(html).toContain("Credits by site");
    expect(html).toContain("Credits by day");
  });

  it("exports the same as a file, with names that no spreadsheet runs", async () => {
    await signIn(cast.olivia);
    const address = `http://localhost/usage/report-export?range=own&since=${WEEK.from}&until=${WEEK.to}&by=operation`;
    const response = await exportReport(new Request(address));
    const text = await response.text();
    expect(response.headers.get("content-disposition")).toContain("usage.csv");
    expect(text).toContain("operation,name,credits,consumptions,previous_credits");
    expect(text).toMatch(/linking,Linking,\d+,\d+,40/);
  });
});
