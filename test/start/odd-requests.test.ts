/** Guards lib/server/http/. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tameUrl } from "@/lib/server/http/tame-request";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";
import { expectEnvelope, type Received, sendRaw } from "./send-raw";

// What a browser never sends: everything is answered, by us, in the envelope, and never with a redirect.
const databaseUrl = useDatabase();
let app: SpawnedApp;

beforeAll(async () => {
  app = await startApp({ env: { DATABASE_URL: databaseUrl() } });
}, APP_TIMEOUT);
afterAll(async () => void (await app?.stop()));

describe("the API answers in its envelope", { timeout: 60_000 }, () => {
  it.each([
    ["an address that can't be decoded", "GET /api/v1/sites/%zz/", 401],
    ["an address that is no UTF-8", "GET /api/v1/%FF/", 404],
    ["half an escape", "POST /api/v1/auth/login/%C0%80", 404],
    ["an empty part", "GET /api/v1//plans/", 404],
    ["an empty part at the end", "GET /api/v1/plans//", 404],
    ["a backslash", "GET /api/v1/plans\\", 404],
    ["its root", "GET /api/v1", 404],
    ["its root with a slash", "DELETE /api/v1/", 404],
    ["an unknown path, asked for its methods", "OPTIONS /api/v1/nope", 404],
    ["a method that Next can't have", "TRACE /api/v1/plans/", 405],
    ["a method of WebDAV's", "PROPFIND /api/v1/plans/", 405],
  ])("%s: %s", async (_, line, status) => {
    const answer = await send(`${line} HTTP/1.1\r\nHost: x\r\n`);
    expect(answer.status).toBe(status);
    expectEnvelope(answer);
    if (status === 405) expect(answer.head).toMatch(/^allow: .*GET/im);
  });

  it("an address in its absolute form is the same address", async () => {
    expect((await send("GET http://example.test/api/v1/plans/ HTTP/1.1\r\nHost: x\r\n")).status).toBe(200);
  });

  it("whoever asks for a newer HTTP, or for a page's parts, gets the answer all the same", async () => {
    for (const header of ["Connection: Upgrade, close\r\nUpgrade: h2c", "Upgrade: websocket", "RSC: 1"]) {
      const answer = await send(`GET /api/v1/plans/ HTTP/1.1\r\nHost: x\r\n${header}\r\n`);
      expect(`${header}: ${answer.status}`).toBe(`${header}: 200`);
    }
  });

  it("a body that is too long is refused before it is sent, where the sender asks", async () => {
    const headers = "Content-Type: application/json\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n";
    const answer = await send(`POST /api/v1/auth/login/ HTTP/1.1\r\nHost: x\r\n${headers}`);
    expect(answer.status).toBe(413);
    expectEnvelope(answer);
    const small = "Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n";
    const asked = await send(`POST /api/v1/auth/login/ HTTP/1.1\r\nHost: x\r\n${small}`, "{}");
    expect(asked.status).toBe(100);
    expect(asked.text).toContain("HTTP/1.1 400");
  });

  it("a request that names no host, and one that expects what nobody knows", async () => {
    const hostless = await send("GET /api/v1/plans/ HTTP/1.1\r\n");
    expect([hostless.status, hostless.body.code]).toEqual([400, "invalid_request"]);
    expectEnvelope(hostless);
    expect((await send("GET /api/v1/plans/ HTTP/1.0\r\n")).status).toBe(200);
    expect((await send("GET /api/v1/plans/ HTTP/1.1\r\nHost: x\r\nExpect: magic\r\n")).status).toBe(200);
  });

  it("what is no HTTP, or too long to read", async () => {
    const nonsense = await send("GET /api/v1/plans/ HTTP/1.1\r\nContent-Length: -1\r\n");
    expect([nonsense.status, nonsense.body.code]).toEqual([400, "invalid_request"]);
    const long = await send(`GET /api/v1/plans/?q=${"x".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n`);
    expect([long.status, long.body.code]).toEqual([431, "headers_too_large"]);
    expectEnvelope(long);
  });
});

it("a page whose address can't be decoded is not found, like any other", async () => {
  const answer = await send("GET /nope/%zz HTTP/1.1\r\nHost: x\r\n");
  expect(answer.status).toBe(404);
  expect(answer.head).toMatch(/content-type: text\/html/i);
}, 60_000);

it.each([
  ["/pricing?a=//b&c=%zz", "/pricing?a=//b&c=%zz"],
  ["/sites/%C3%A9", "/sites/%C3%A9"],
  ["//evil.example/api/v1/", "/%2Fevil.example/api/v1/"],
  ["http://evil.example", "/"],
  ["/api/v1///sites", "/api/v1/%2F%2Fsites"],
  ["/api/v1/plans/", "/api/v1/plans"],
  ["/api/v1/sites/?q=a/", "/api/v1/sites?q=a/"],
  ["/api/v1/sites?q=/a/", "/api/v1/sites?q=/a/"],
  ["http://example.test/api/v1/", "/api/v1"],
  ["/sites/", "/sites/"],
])("%s is taken as %s", (url, tame) => {
  expect(tameUrl(url)).toBe(tame);
});

function send(lines: string, body = ""): Promise<Received> {
  return sendRaw(app.url, lines, body);
}
