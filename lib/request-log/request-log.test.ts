/**
 * Guards lib/request-log/, lib/api/route/respond.ts, app/api/v1/requests/, app/(tenant)/settings/requests/,
 * lib/accounts/purge-closed-accounts.ts.
 */
import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as exportLog } from "@/app/(tenant)/settings/requests/export/route";
import RequestsPage from "@/app/(tenant)/settings/requests/page";
import * as balance from "@/app/api/v1/credits/balance/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import * as plans from "@/app/api/v1/plans/route";
import * as requests from "@/app/api/v1/requests/route";
import * as sites from "@/app/api/v1/sites/route";
import { apiRequests, asSystem } from "@/db";
import { pool } from "@/db/client";
import { setClock } from "@/lib/clock";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics/registry";
import { runShutdownSteps } from "@/lib/on-shutdown";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { queriesOf, statementsOf } from "@/test/api/count-statements";
import { explainAnalyze } from "@/test/api/explain";
import { keyFor } from "@/test/api/world";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { accessTokenFor, signIn } from "@/test/sign-in";
import { forgetRequests } from "./forget-requests";
import { type NotedRequest, noteRequest, writeRequests } from "./note-request";
import { listRequests } from "./queries";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
let cast: Cast;
let token: string;
let keyId: number;
let key: string;

beforeAll(async () => {
  cast = await createCast();
  token = await accessTokenFor(cast.olivia);
  ({ key, id: keyId } = await keyFor(cast.acme, { scopes: ["credits:read"] }));
});
beforeEach(async () => {
  forgetLimits();
  await writeRequests();
  await asSystem((tx) => tx.delete(apiRequests));
});
afterEach(() => {
  vi.restoreAllMocks();
  setClock(undefined);
});

const kept = async () => {
  await writeRequests();
  return asSystem((tx) => tx.select().from(apiRequests).orderBy(apiRequests.id));
};
// biome-ignore lint/suspicious/noExplicitAny: answers of several shapes, looked at below.
const ask = async (query: Record<string, string> = {}, as = token): Promise<any> =>
  (await callRoute(requests, "GET", { token: as, query: String(new URLSearchParams(query)) })).body;
const counted = async (outcome: string) =>
  (await metrics().requestLog.get()).values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;

const NOTED = (change: Partial<NotedRequest> = {}): NotedRequest => ({
  ...{
    accountId: cast.acme.id,
    requestId: crypto.randomUUID(),
    method: "GET",
    path: "/api/v1/x/",
    route: "/x/",
  },
  ...{
    status: 200,
    code: null,
    message: null,
    ms: 1,
    userId: null,
    apiKeyId: null,
    address: null,
    client: null,
  },
  ...{ refused: null, createdAt: new Date(), ...change },
});

describe("a request", () => {
  it("is kept with who asked, what was answered and how long it took, without its query", async () => {
    const headers = { "user-agent": "curl/8", "x-request-id": "3f2b8f0e-6d0f-4f5c-9a57-0f0d7d6b1a01" };
    await callRoute(balance, "GET", { token: key, query: "secret=1", headers });
    expect(await kept()).toMatchObject([
      {
        ...{ accountId: cast.acme.id, apiKeyId: keyId, userId: null, method: "GET", status: 200, code: null },
        ...{
          route: "/credits/balance/",
          path: "/api/v1/",
          requestId: headers["x-request-id"],
          client: "curl/8",
        },
        ...{ message: null, refused: null, ms: expect.any(Number), createdAt: expect.any(Date) },
      },
    ]);
  });

  it("that was refused says why: the code, the sentence, the wrong fields, and the body masked", async () => {
    await callRoute(consume, "POST", { token: key, body: { operation: "linking" } });
    await callRoute(sites, "POST", { token, body: { name: "Shop of Nora", url: 7 } });
    const [forbidden, wrong] = await kept();
    expect(forbidden).toMatchObject({
      ...{ status: 403, code: "insufficient_scope", message: expect.stringContaining("credits:write") },
      ...{ userId: null, refused: null },
    });
    expect(wrong).toMatchObject({ status: 400, code: "validation_error", userId: cast.olivia.id });
    expect(wrong?.refused).toEqual({
      errors: { url: expect.any(Array) },
      body: { name: "text of 12 characters", url: "number" },
    });
    expect(JSON.stringify(wrong)).not.toContain("Nora");
  });

  it("of nobody, or of a superuser, is in no account's log", async () => {
    await callRoute(plans, "GET", {});
    await callRoute(balance, "GET", { token: "no-credential" });
    expect(await kept()).toEqual([]);
  });

  it("costs no statement of its own, and nothing is awaited", async () => {
    const { statements } = await statementsOf(() => callRoute(balance, "GET", { token: key }));
    expect(statements.filter((text) => text.includes("api_requests"))).toEqual([]);
  });
});

describe("writing", () => {
  it("a burst is written in a few statements", async () => {
    const { queries } = await queriesOf(async () => {
      for (let at = 0; at < 2500; at += 1) noteRequest(NOTED());
      await writeRequests();
    });
    expect(queries.filter(({ text }) => text.includes("insert into api_requests"))).toHaveLength(3);
    expect(await kept()).toHaveLength(2500);
  });

  it("what exceeds the bound is dropped and counted, while requests are answered", async () => {
    vi.spyOn(log, "warn").mockReturnValue(undefined);
    vi.spyOn(pool(), "query").mockRejectedValue(Object.assign(new Error("away"), { code: "ECONNREFUSED" }));
    const dropped = await counted("dropped");
    for (let at = 0; at < 10_050; at += 1) noteRequest(NOTED());
    expect((await counted("dropped")) - dropped).toBe(50);
    vi.restoreAllMocks();
    expect(await kept()).toHaveLength(10_000);
  });

  it("waits while the database is away, and writes everything when it is back", async () => {
    const warn = vi.spyOn(log, "warn").mockReturnValue(undefined);
    const away = () => Promise.reject(Object.assign(new Error("away"), { code: "ECONNREFUSED" }));
    const connect = vi.spyOn(pool(), "connect").mockImplementation(away as never);
    const query = vi.spyOn(pool(), "query").mockImplementation(away as never);
    noteRequest(NOTED());
    expect(await writeRequests()).toBe(false);
    expect(warn).toHaveBeenCalled();
    connect.mockRestore();
    query.mockRestore();
    expect(await kept()).toHaveLength(1);
  });

  it("what waits is written when the server stops", async () => {
    noteRequest(NOTED());
    await runShutdownSteps();
    expect(await asSystem((tx) => tx.$count(apiRequests))).toBe(1);
  });

  it("what PostgreSQL can't take holds up nothing that comes after it", async () => {
    vi.spyOn(log, "warn").mockReturnValue(undefined);
    noteRequest(NOTED({ requestId: "no uuid" }));
    expect(await writeRequests()).toBe(true);
    noteRequest(NOTED({ path: "/api/v1/\u0000\ud800/" }));
    expect(await kept()).toMatchObject([{ path: "/api/v1/\ufffd/" }]);
  });

  it("nothing is written for an account that is gone", async () => {
    noteRequest(NOTED({ accountId: 999_999_999 }));
    noteRequest(NOTED());
    expect(await kept()).toHaveLength(1);
  });
});

describe("GET /requests/", () => {
  it("finds the sentence of a 403, by status, by words and by request ID", async () => {
    const { headers } = await callRoute(consume, "POST", { token: key, body: { operation: "linking" } });
    await callRoute(balance, "GET", { token: key });
    await writeRequests();
    const id = headers.get("x-request-id")!;
    for (const query of [{ status: "403" }, { status: "refused" }, { q: "credits:write" }, { q: id }]) {
      const { data } = await ask(query as unknown as Record<string, string>);
      expect(data.results, JSON.stringify(query)).toMatchObject([
        {
          request_id: id,
          status: 403,
          code: "insufficient_scope",
          api_key_id: keyId,
          caller: expect.any(String),
        },
      ]);
      await writeRequests();
      await asSystem((tx) => tx.delete(apiRequests).where(eq(apiRequests.route, "/requests/")));
    }
    expect((await ask({ api_key_id: String(keyId) })).data.results).toHaveLength(2);
    expect((await ask({ since: "2999-01-01T00:00:00Z" })).data.results).toEqual([]);
  });

  it("pages, needs its scope and an admin, and shows no other account anything", async () => {
    for (let at = 0; at < 3; at += 1) noteRequest(NOTED({ ms: at }));
    await writeRequests();
    const first = (await ask({ limit: "2", q: "/x/" })).data;
    const second = (await ask({ limit: "2", q: "/x/", cursor: first.next_cursor })).data;
    expect([...first.results, ...second.results].map(({ ms }: { ms: number }) => ms)).toEqual([2, 1, 0]);
    expect((await ask({}, await accessTokenFor(cast.ed))).code).toBe("forbidden");
    expect((await ask({}, key)).required_scope).toBe("requests:read");
    const scoped = (await keyFor(cast.acme, { scopes: ["requests:read"] })).key;
    expect((await ask({ q: "/x/" }, scoped)).data.results).toHaveLength(3);
    expect((await ask({ q: "/x/" }, await accessTokenFor(cast.stan))).data.results).toEqual([]);
  });

  it("is served by the index of the account's requests, and by that of its refused ones", async () => {
    await asSystem(async (tx) => {
      await tx.execute(`insert into api_requests (account_id, request_id, method, path, route, status, ms)
        select ${cast.acme.id} + 1000 + n % 50, gen_random_uuid(), 'GET', '/x/', '/x/', 200 + (n % 3) * 100, 1
        from generate_series(1, 5000) n`);
    });
    for (const [status, index] of [
      [undefined, "api_requests_account"],
      [403, "api_requests_refused"],
    ] as const) {
      const { queries } = await queriesOf(() => listRequests(cast.acme.id, { status }, { limit: 25 }));
      const nodes = await explainAnalyze(
        cast.acme.id,
        queries.find(({ text }) => text.includes("api_requests"))!,
      );
      expect(nodes.map((node) => node["Index Name"])).toContain(index);
    }
  });
});

it("is forgotten after 14 days, and not shown after that in any case", async () => {
  noteRequest(NOTED({ createdAt: new Date(Date.now() - 15 * 86_400_000) }));
  noteRequest(NOTED());
  expect(await kept()).toHaveLength(2);
  expect(await listRequests(cast.acme.id, {}, { limit: 25 })).toHaveLength(1);
  expect(await forgetRequests()).toBe(1);
  expect(await kept()).toHaveLength(1);
});

describe("/settings/requests", () => {
  it("shows the sentence, and exports what it shows", async () => {
    await callRoute(consume, "POST", { token: key, body: { operation: "linking" } });
    await writeRequests();
    await signIn(cast.olivia);
    const html = await renderPage(await RequestsPage({ searchParams: Promise.resolve({ status: "403" }) }));
    expect(html).toContain("insufficient_scope");
    expect(html).toContain("credits:write");
    expect(html).not.toContain("What was sent"); // Its body was not read.
    await callRoute(sites, "POST", { token, body: { name: "Shop of Nora", url: 7 } });
    await writeRequests();
    const wrong = await renderPage(await RequestsPage({ searchParams: Promise.resolve({ status: "400" }) }));
    expect(wrong).toContain("text of 12 characters");
    expect(wrong).not.toContain("Nora");
    const file = await exportLog(new Request("http://localhost/settings/requests/export?status=403"));
    expect(await file.text()).toMatch(/POST,.*,403,insufficient_scope,/);
    const nothing = await renderPage(await RequestsPage({ searchParams: Promise.resolve({ q: "nowhere" }) }));
    expect(nothing).toContain("Nothing matches");
  });
});
