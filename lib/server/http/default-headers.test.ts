/** Guards lib/server/http/default-headers.ts, lib/server/http/refuse-early.ts. */
import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resetEnv } from "@/lib/env";
import { type HttpServer, openHttpServer } from "./http-server";

let server: HttpServer;
beforeEach(async () => {
  process.env.APP_URL = "https://app.example.com";
  resetEnv();
  server = await openHttpServer(0, "127.0.0.1");
  server.handleWith((request, response) => {
    if (request.url === "/page") response.setHeader("Content-Security-Policy", "of the page");
    response.statusCode = request.url === "/x.txt" ? 404 : 200;
    response.end("answer");
  });
});
afterEach(async () => {
  await server.drain();
  process.env.APP_URL = undefined;
  delete process.env.APP_URL;
  resetEnv();
});

const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);

describe("every answer of the process says how a browser is to treat it", () => {
  it.each([
    "/x.txt",
    "/foo.png",
    "/_next/static/chunk.js",
    "/",
    "/api/health",
    "/api/v1/sites",
    "/api/auth/signin",
  ])("%s", async (path) => {
    const { headers } = await get(path);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("content-security-policy")).toMatch(/base-uri 'none'.*frame-ancestors 'none'/);
  });

  it("an answer of the API may load nothing; a page's own policy takes the place of the general one", async () => {
    expect((await get("/api/ready")).headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect((await get("/page")).headers.get("content-security-policy")).toBe("of the page");
  });

  it("without https there is no promise of it", async () => {
    process.env.APP_URL = "http://127.0.0.1:3000";
    resetEnv();
    expect((await get("/")).headers.get("strict-transport-security")).toBeNull();
  });

  it.each([
    ["a method that nobody has", "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
    ["what is no HTTP", "nonsense\r\n\r\n"],
    ["a request without a host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"],
    [
      "a body that is refused before it is sent",
      "POST /api/v1/sites/ HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9000000\r\nConnection: close\r\n\r\n",
    ],
  ])("also of %s", async (_, raw) => {
    const socket = connect(server.port, "127.0.0.1");
    socket.write(raw);
    const [first] = await once(socket, "data");
    expect(String(first).toLowerCase()).toContain("x-content-type-options: nosniff");
    expect(String(first).toLowerCase()).toContain("strict-transport-security: max-age=");
    socket.destroy();
  });
});
