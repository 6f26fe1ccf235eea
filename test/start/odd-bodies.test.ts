/** Guards lib/server/http/, lib/api/input/, lib/api/answer/plain-response.ts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { keyFor } from "@/test/api/world";
import { createCast } from "@/test/cast";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { expectEnvelope, type Received, sendRaw } from "./send-raw";

const databaseUrl = useDatabase();
const LIMITS = "auth=10000/1m,content_write=10000/1m,default=10000/1m,billing_admin=10000/1m,bridge=10000/1m";
const JSON_TYPE = "Content-Type: application/json\r\n";
let app: SpawnedApp;
let olivia: string;
/** Whom each door lets in furthest. */
let doors: [line: string, authorization: string][];

beforeAll(async () => {
  app = await startApp({ env: { DATABASE_URL: databaseUrl(), RATE_LIMITS: LIMITS } });
  const cast = await createCast();
  olivia = await bearerOf(accessTokenFor(cast.olivia));
  doors = [
    ["POST /api/v1/auth/login/", ""],
    ["POST /api/v1/auth/register", ""],
    ["POST /api/v1/sites/", olivia],
    ["POST /api/v1/credits/consume/", `${olivia}Idempotency-Key: odd\r\n`],
    ["PUT /api/v1/bridge/content/", await bearerOf(keyFor(cast.acme).then(({ key }) => key))],
    ["POST /api/v1/billing/admin/confirm-bank-transfer/", await bearerOf(accessTokenFor(cast.sue))],
  ];
}, APP_TIMEOUT);
afterAll(async () => void (await app?.stop()));

describe("a body that no client should send is refused in the envelope", { timeout: 60_000 }, () => {
  it.each<[name: string, body: string | Buffer, status: number, code: string]>([
    ["nothing", "", 400, "validation_error"],
    ["10 MB", JSON.stringify({ email: "x".repeat(10_000_000) }), 413, "payload_too_large"],
    ["more than Next keeps", Buffer.alloc(12_000_000, "["), 413, "payload_too_large"],
    ["one byte too many", `"${"x".repeat(1_048_575)}"`, 413, "payload_too_large"],
    ["lists 100,000 deep", "[".repeat(100_000) + "]".repeat(100_000), 400, "validation_error"],
    ["objects 100,000 deep", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, 400, "validation_error"],
    ["lists that never end", "[".repeat(100_000), 400, "invalid_json"],
    ["a NUL byte", '{"email": "a\u0000b"}', 400, "invalid_json"],
    ["nothing but NUL bytes", "\u0000".repeat(1000), 400, "invalid_json"],
    ["a NUL that is escaped", '{"email": "a\\u0000b"}', 400, "validation_error"],
    ["invalid UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400, "invalid_json"],
    ["half a character", Buffer.from([0x22, 0xe2, 0x82, 0x22]), 400, "invalid_json"],
    ["UTF-16", Buffer.from('{"email": "a"}', "utf16le"), 400, "invalid_json"],
    ["a prototype", '{"__proto__": {"isSuperuser": true}}', 400, "validation_error"],
    ["a prototype inside", '{"metadata": {"__proto__": {"role": "owner"}}}', 400, "validation_error"],
    ["a constructor", '{"constructor": {"prototype": {"isSuperuser": true}}}', 400, "validation_error"],
    ["what every object has", '{"toString": 1, "hasOwnProperty": 1, "valueOf": 1}', 400, "validation_error"],
  ])("%s", async (_, body, status, code) => {
    for (const [line, authorization] of doors) {
      const answer = await send(line, `${JSON_TYPE}${authorization}${lengthOf(body)}`, body);
      expect(`${line}: ${answer.status} ${answer.body.code}`).toBe(`${line}: ${status} ${code}`);
      expectEnvelope(answer);
    }
  });

  it("10 MB in chunks, whose length nobody told", async () => {
    const chunk = `100000\r\n${"x".repeat(0x100000)}\r\n`;
    const body = `${chunk.repeat(10)}0\r\n\r\n`;
    for (const [line, authorization] of doors) {
      const answer = await send(line, `${JSON_TYPE}${authorization}Transfer-Encoding: chunked\r\n`, body);
      expect(`${line}: ${answer.status}`).toBe(`${line}: 413`);
      expectEnvelope(answer);
    }
  });

  it("afterwards it serves as before", async () => {
    expect((await send("GET /api/v1/auth/me/", olivia)).status).toBe(200);
    expect({}).not.toHaveProperty("isSuperuser");
  });
});

describe("a header that is sent twice", { timeout: 60_000 }, () => {
  it("the first Authorization counts, and the second lets nobody in", async () => {
    const forged = "Authorization: Bearer forged\r\n";
    expect((await send("GET /api/v1/auth/me/", `${olivia}${forged}`)).status).toBe(200);
    const refused = await send("GET /api/v1/auth/me/", `${forged}${olivia}`);
    expect(refused.status).toBe(401);
    expectEnvelope(refused);
  });

  it("the first Content-Type counts", async () => {
    const text = "Content-Type: text/plain\r\n";
    for (const [types, status] of [
      [`${JSON_TYPE}${text}`, 400],
      [`${text}${JSON_TYPE}`, 415],
    ] as const) {
      const answer = await send("POST /api/v1/auth/login/", `${types}${lengthOf("{}")}`, "{}");
      expect(answer.status).toBe(status);
      expectEnvelope(answer);
    }
  });

  it.each([
    ["two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n"],
    ["the same length twice", "Content-Length: 2\r\nContent-Length: 2\r\n"],
    ["a length and chunks", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"],
    ["a list of lengths", "Content-Length: 2, 2\r\n"],
  ])("%s say nothing that can be trusted", async (_, headers) => {
    const answer = await send("POST /api/v1/auth/login/", `${JSON_TYPE}${headers}`, "{}");
    expect([answer.status, answer.body.code]).toEqual([400, "invalid_request"]);
    expectEnvelope(answer);
  });
});

function send(line: string, headers: string, body: string | Buffer = ""): Promise<Received> {
  return sendRaw(app.url, `${line} HTTP/1.1\r\nHost: x\r\n${headers}`, body);
}

function lengthOf(body: string | Buffer): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n`;
}

async function bearerOf(token: Promise<string>): Promise<string> {
  return `Authorization: Bearer ${await token}\r\n`;
}
