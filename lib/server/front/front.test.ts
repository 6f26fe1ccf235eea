/** Guards lib/server/front/front.ts, lib/server/front/node-request.ts, lib/server/front/write-answer.ts, lib/server/front/assets.ts. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { fileReply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { unknownRoutes } from "@/lib/api/route/unknown-routes";
import { log } from "@/lib/log";
import { type HttpServer, openHttpServer } from "@/lib/server/http/http-server";
import { createFront } from "./front";

const OPEN = { summary: "A test's", tag: "Test", auth: "none", limit: "default" } as const;
const CHUNK = 64 * 1024;
const CHUNKS = 400; // Far more than what sockets buffer.
let pulled = 0;
let cancelled = false;

const echo = apiRoutes("/echo/{id}/", {
  GET: apiRoute(
    {
      ...OPEN,
      params: z.object({ id: z.string() }),
      query: z.object({ q: z.string().optional() }),
      output: z.any(),
    },
    async ({ params, query, request }) => ({
      ...params,
      ...query,
      internal: request.headers.get("x-igny8-anything"),
      agent: request.headers.get("User-Agent"),
    }),
  ),
  POST: apiRoute(
    { ...OPEN, input: z.object({ text: z.string() }), output: z.any() },
    async ({ input }) => input,
  ),
});
const long = apiRoutes("/long/", {
  GET: apiRoute({ ...OPEN, output: z.any() }, async () => ({ text: "long ".repeat(1000) })),
});
const stream = apiRoutes("/stream/", {
  GET: apiRoute({ ...OPEN, output: z.null(), file: "application/octet-stream" }, async () =>
    fileReply(new Response(endless(), { headers: { "Content-Type": "application/octet-stream" } })),
  ),
});
const broken = { GET: () => Promise.reject(new Error("a bug of ours")) };
const hooks = {
  POST: async (request: Request) =>
    Response.json({ got: await request.text(), signature: request.headers.get("stripe-signature") }),
};

let server: HttpServer;
let folder: string;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "igny8-assets-"));
  await writeFile(join(folder, "app.js"), "console.log(1);".repeat(100));
  await writeFile(join(folder, "app.js.gz"), gzipSync("packed by the build"));
  server = await openHttpServer(0, "127.0.0.1");
  url = `http://127.0.0.1:${server.port}`;
  const routes = { "/api/v1/echo/[id]": echo, "/api/v1/long": long, "/api/v1/stream": stream };
  server.handleWith(
    createFront({
      routes: Object.entries({ ...routes, "/api/broken": broken, "/api/webhooks/x": hooks }).map(
        ([path, exports]) => ({ path, exports }),
      ),
      unknown: unknownRoutes(),
      assets: folder,
      next: (request, response) => response.end(`next ${request.method} ${request.url}`),
    }),
  );
});
beforeEach(() => {
  pulled = 0;
  cancelled = false;
});
afterAll(async () => {
  await server.drain();
  await rm(folder, { recursive: true });
});

it("calls the route with its placeholders, query and headers, but none that only we may set", async () => {
  const headers = { "x-igny8-anything": "forged", "user-agent": "A plugin/1.0" };
  const response = await fetch(`${url}/api/v1/echo/7/?q=tea`, { headers });
  expect(response.headers.get("x-throttle-limit")).not.toBeNull();
  expect(await response.json()).toMatchObject({
    data: { id: "7", q: "tea", internal: null, agent: "A plugin/1.0" },
  });
});

it("reads a body, also one that is sent in parts, and refuses one that is too long or no JSON", async () => {
  expect(await (await post("/api/v1/echo/1", '{"text":"é"}')).json()).toMatchObject({ data: { text: "é" } });
  const parts = new ReadableStream({
    start(controller) {
      for (const part of ['{"text":', '"in parts"}']) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
  const inParts = await post("/api/v1/echo/1", parts);
  expect(await inParts.json()).toMatchObject({ data: { text: "in parts" } });
  expect((await post("/api/v1/echo/1", "x".repeat(1_100_000))).status).toBe(413);
  expect((await post("/api/v1/echo/1", "{")).status).toBe(400);
});

it("a client that sends ten megabytes before it reads gets its answer", async () => {
  const socket = connect(server.port, "127.0.0.1");
  const text = "x".repeat(10_000_000);
  socket.write(
    `POST /api/v1/echo/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
  );
  let answer = "";
  for await (const chunk of socket) answer += chunk;
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

it("HEAD has the headers alone, OPTIONS the methods, and another method is refused with them", async () => {
  const head = await fetch(`${url}/api/v1/echo/1`, { method: "HEAD" });
  expect(Number(head.headers.get("content-length"))).toBeGreaterThan(20);
  expect(await head.text()).toBe("");
  const options = await fetch(`${url}/api/v1/echo/1`, { method: "OPTIONS" });
  expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
  const refused = await fetch(`${url}/api/v1/echo/1`, { method: "DELETE" });
  expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
});

it.each(["/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v1/echo", "/api/v1/echo/1/2"])(
  "%s is not there, and told so in the envelope",
  async (path) => {
    const response = await fetch(url + path);
    expect([response.status, (await response.json()).code]).toEqual([404, "not_found"]);
  },
);

it.each([
  "/",
  "/pricing?x=1",
  "/api/auth/csrf",
  "/api/v1/ech%6f/1",
  "/api/v10/echo",
  "/_next/static/gone.js",
])("%s is Next's to answer", async (path) =>
  expect(await (await fetch(url + path)).text()).toBe(`next GET ${path}`),
);

it("a credential that we never gave out is refused before the route", async () => {
  const headers = { authorization: "Bearer igny8_forged" };
  expect((await fetch(`${url}/api/v1/nothing`, { headers })).status).toBe(401);
});

it("packs a long answer for a client that takes it so", async () => {
  const packed = await fetch(`${url}/api/v1/long`, { headers: { "accept-encoding": "gzip" } });
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect((await packed.json()).data.text).toHaveLength(5000);
  const plain = await fetch(`${url}/api/v1/long`, { headers: { "accept-encoding": "gzip;q=0" } });
  expect(plain.headers.get("content-encoding")).toBeNull();
});

it("a stream goes no faster than its reader, and ends when the reader has gone", async () => {
  const socket = connect(server.port, "127.0.0.1");
  socket.write("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n\r\n");
  await expect.poll(() => pulled).toBeGreaterThan(0);
  await sleep(300); // Nobody reads: what the sockets hold fills up, and then nothing more is made.
  expect(pulled).toBeLessThan(CHUNKS);
  socket.destroy();
  await expect.poll(() => cancelled, { timeout: 5000 }).toBe(true);
});

it("handlers of webhooks get a Request, its body as it was sent", async () => {
  const response = await fetch(`${url}/api/webhooks/x`, {
    method: "POST",
    headers: { "stripe-signature": "t=1" },
    body: '{ "spaces":  "kept" }',
  });
  expect(await response.json()).toEqual({ got: '{ "spaces":  "kept" }', signature: "t=1" });
});

it("a bug is logged and answered in the envelope, and the connection lives", async () => {
  const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const response = await fetch(`${url}/api/broken`);
  expect([response.status, (await response.json()).code]).toEqual([500, "internal_error"]);
  expect(error).toHaveBeenCalledOnce();
  error.mockRestore();
  expect((await fetch(`${url}/api/v1/echo/1`)).status).toBe(200);
});

it("hashed files come packed by the build, and may be kept for a year", async () => {
  const response = await fetch(`${url}/_next/static/app.js`, { headers: { "accept-encoding": "gzip" } });
  expect(await response.text()).toBe("packed by the build");
  expect(response.headers.get("cache-control")).toMatch(/max-age=31536000,\s*immutable/);
  expect(response.headers.get("vary")).toBe("Accept-Encoding");
});

function post(path: string, body: string | ReadableStream): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(url + path, { method: "POST", headers, body, duplex: "half" } as RequestInit);
}

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(CHUNK));
        if (pulled === CHUNKS) controller.close();
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
}
