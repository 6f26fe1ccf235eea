/** Guards lib/server/front/page-memory.ts, lib/server/front/kept-page.ts, lib/server/front/capture-answer.ts. */
import { request as send } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { forgetKeptPages } from "@/lib/page-version";
import { type HttpServer, openHttpServer } from "@/lib/server/http/http-server";
import { withPageMemory } from "./page-memory";

const PAGE = `<p>${"A page that is the same for everybody. ".repeat(100)}</p>`;
let server: HttpServer;
/** How often Next was asked. */
let asked: number;
let headers: Record<string, string>;

beforeEach(async () => {
  asked = 0;
  headers = {
    "x-nextjs-prerender": "1",
    "x-nextjs-cache": "HIT",
    "Cache-Control": "s-maxage=30, stale-while-revalidate=300",
    "Content-Security-Policy": "default-src 'self'",
    Vary: "rsc, Accept-Encoding",
  };
  server = await openHttpServer(0, "127.0.0.1");
  server.handleWith(
    withPageMemory((_, response) => {
      asked += 1;
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.write(`${PAGE}`);
      response.end();
    }),
  );
});
afterEach(() => server.drain());

it("asks Next once, and answers the same bytes and headers from then on, packed as the client likes it", async () => {
  await get("/pricing");
  const first = await keptAnswer("/pricing");
  const [plain, gzip, br] = await Promise.all(
    ["identity", "gzip", "gzip, br"].map((encoding) => get("/pricing", { "accept-encoding": encoding })),
  );
  expect(asked).toBe(1);
  expect(plain!.body).toEqual(first.body);
  expect(gunzipSync(gzip!.body)).toEqual(first.body);
  expect(brotliDecompressSync(br!.body)).toEqual(first.body);
  for (const { headers: answered, body } of [plain!, gzip!, br!]) {
    expect(answered).toMatchObject({
      "content-security-policy": "default-src 'self'",
      "cache-control": "s-maxage=30, stale-while-revalidate=300",
      vary: "rsc, Accept-Encoding",
      "content-length": String(body.byteLength),
    });
    expect(answered.etag).toMatch(/^"[\w-]{22}(?:-gzip|-br)?"$/);
  }
  expect(new Set([plain, gzip, br].map((answer) => answer!.headers.etag)).size).toBe(3);
});

it("answers 304 to a client that has this version in this encoding, and HEAD without the page", async () => {
  await get("/pricing");
  const { etag } = (await keptAnswer("/pricing")).headers;
  const known = { "if-none-match": etag as string };
  expect(await get("/pricing", known)).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  expect(await get("/pricing", { ...known, "accept-encoding": "br" })).toMatchObject({ status: 200 });
  const head = await get("/pricing", {}, "HEAD");
  expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) });
  expect(Number(head.headers["content-length"])).toBeGreaterThan(1000);
});

it("asks Next again after a change", async () => {
  await get("/pricing");
  await keptAnswer("/pricing");
  forgetKeptPages();
  const before = asked;
  await get("/pricing");
  expect(asked).toBe(before + 1);
});

it.each([
  ["a query", "/pricing?utm_source=x", {}],
  ["a part of a page", "/pricing", { rsc: "1" }],
  ["a draft", "/pricing", { cookie: "__prerender_bypass=1" }],
  ["a page made for each request", "/login", {}],
  ["a page of somebody signed in", "/sites", {}],
])("%s is Next's to answer, every time", async (_, path, sent) => {
  for (const time of [1, 2, 3]) {
    await get(path, sent);
    expect(asked).toBe(time);
  }
});

it.each([
  ["not prerendered", { "x-nextjs-prerender": "" }],
  ["about to be made again", { "x-nextjs-cache": "STALE" }],
  ["without a time", { "Cache-Control": "private, no-store" }],
])("what is %s is not kept", async (_, change) => {
  Object.assign(headers, change);
  for (const time of [1, 2, 3]) {
    await get("/pricing");
    expect(asked).toBe(time);
  }
});

interface Got {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  text: string;
}

/** Packing takes a moment; until it is done Next is asked. */
async function keptAnswer(path: string): Promise<Got> {
  let answer = await get(path);
  const again = async () => {
    answer = await get(path);
    return answer.headers.etag;
  };
  await expect.poll(again, { interval: 10 }).toBeTruthy();
  asked = 1;
  return answer;
}

function get(path: string, sent: Record<string, string> = {}, method = "GET"): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = send({ port: server.port, path, method, headers: sent }, async (response) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      resolve({ status: response.statusCode, headers: response.headers, body, text: body.toString("utf8") });
    });
    request.once("error", reject);
    request.end();
  });
}
