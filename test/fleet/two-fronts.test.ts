/** Guards scripts/launcher/serve/front.ts, scripts/front/index.ts, lib/server/front/front.ts. */
import { request as send } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { keyFor } from "@/test/api/world";
import { createAccount, createPerson } from "@/test/factories";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";
import { openBrowser } from "@/test/sign-in";

const databaseUrl = useDatabase();
const SECRETS = { AUTH_SECRET: process.env.AUTH_SECRET!, API_KEY_SECRET: process.env.API_KEY_SECRET! };
let ours: SpawnedApp;
let nexts: SpawnedApp;
let key: string;

beforeAll(async () => {
  const env = { DATABASE_URL: databaseUrl(), ...SECRETS };
  ours = await startApp({ env });
  nexts = await startApp({ env: { ...env, API_FRONT: "next" } });
  key = (await keyFor(await createAccount())).key;
}, APP_TIMEOUT);
afterAll(async () => {
  await ours?.stop();
  await nexts?.stop();
});

const JSON_TYPE = { "content-type": "application/json" };
const MCP_TYPES = { ...JSON_TYPE, accept: "application/json, text/event-stream" };
const LIST_TOOLS = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';

interface Asked {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
  withKey?: true;
}

const REQUESTS: Asked[] = [
  { path: "/api/v1/plans/" },
  { path: "/api/v1/plans" },
  { path: "/api/v1/plans/?limit=2" },
  { path: "/api/v1/plans/?limit=nonsense" },
  { path: "/api/v1/plans/", method: "HEAD" },
  { path: "/api/v1/plans/", method: "OPTIONS" },
  { path: "/api/v1/plans/", method: "DELETE" },
  { path: "/api/v1/openapi.json" },
  { path: "/api/v1" },
  { path: "/api/v1/" },
  { path: "/api/v1/nothing/here" },
  { path: "/api/v1/nothing", method: "OPTIONS" },
  { path: "/api/v1/../v1/plans/" },
  { path: "/api/v1/pl%61ns/" },
  { path: "/api/v1/plans/%ff" },
  { path: "/api/v1//plans/" },
  { path: "/api/v1/account/" },
  { path: "/api/v1/account/", headers: { authorization: "Bearer igny8_forged" } },
  { path: "/api/v1/nothing/", headers: { authorization: "Bearer forged" } },
  { path: "/api/v1/plans/", headers: { authorization: "Bearer forged" } },
  { path: "/api/v1/bridge/verify/", withKey: true },
  { path: "/api/v1/sites/999999/", withKey: true },
  { path: "/api/v1/sites/not-a-number/", withKey: true },
  { path: "/api/v1/credits/consume/", method: "POST", headers: JSON_TYPE, body: "{", withKey: true },
  { path: "/api/v1/credits/consume/", method: "POST", headers: JSON_TYPE, body: "{}", withKey: true },
  { path: "/api/v1/credits/consume/", method: "POST", body: "x=1", withKey: true },
  { path: "/api/v1/auth/login/", method: "POST", headers: JSON_TYPE, body: '{"email":"a@b.test"}' },
  { path: "/api/health" },
  { path: "/api/health", method: "HEAD" },
  { path: "/api/health", method: "DELETE" },
  { path: "/api/metrics" },
  { path: "/api/webhooks/stripe", method: "POST", headers: JSON_TYPE, body: "{}" },
  { path: "/api/webhooks/stripe" },
  { path: "/api/refresh-prices", method: "POST" },
  { path: "/mcp", method: "POST", headers: MCP_TYPES, body: LIST_TOOLS },
  { path: "/mcp", method: "POST", headers: MCP_TYPES, body: LIST_TOOLS, withKey: true },
  { path: "/mcp", method: "POST", headers: MCP_TYPES, body: "[]", withKey: true },
];

it.each(REQUESTS)("$method $path is answered word for word alike by both fronts", async (asked) => {
  expect(await answerOf(ours, asked)).toEqual(await answerOf(nexts, asked));
});

it("a superuser's browser session is refused by both, and ends", async () => {
  for (const app of [ours, nexts]) {
    const { cookie } = await openBrowser(await createPerson({ isSuperuser: true }));
    const refused = await answerOf(app, { path: "/api/v1/account/", headers: { cookie } });
    expect(refused).toMatchObject({ status: 403, body: expect.stringContaining("session_auth_not_allowed") });
    const again = await answerOf(app, { path: "/admin", headers: { cookie } });
    expect(again.headers.location).toContain("/login");
  }
});

it("an exhausted allowance is told alike", async () => {
  const throttled = async (app: SpawnedApp) => {
    const login = { path: "/api/v1/auth/login/", method: "POST", headers: JSON_TYPE, body: "{}" };
    for (let call = 0; call < 100; call++) {
      const answer = await answerOf(app, login);
      if (answer.status === 429) return answer;
    }
  };
  expect(await throttled(ours)).toEqual(await throttled(nexts));
});

describe("prerendered pages", () => {
  it.each(["/", "/pricing", "/terms", "/privacy"])("%s comes from memory as Next sends it", async (path) => {
    await answerOf(ours, { path });
    await expect.poll(async () => (await answerOf(ours, { path })).headers.etag).toBe("from memory");
    // With a query Next answers, from the very page that it prerendered.
    const [kept, made] = [
      await answerOf(ours, { path }),
      await answerOf(ours, { path: `${path}?through=next` }),
    ];
    expect(kept.body === made.body).toBe(true);
    expect(headersThatMatter(kept.headers)).toEqual(headersThatMatter(made.headers));
    const packed = await raw(ours, { path, headers: { "accept-encoding": "gzip, br" } });
    expect(packed.headers["content-encoding"]).toBe("br");
    expect(withoutAddress(brotliDecompressSync(packed.body).toString("utf8")) === kept.body).toBe(true);
  });

  it("hashed files come packed, and the same once unpacked", async () => {
    const { body } = await answerOf(ours, { path: "/pricing" });
    const file = /\/_next\/static\/[^"]+\.js/.exec(body)![0];
    const packed = await raw(ours, { path: file, headers: { "accept-encoding": "br" } });
    expect(packed.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(packed.body)).toEqual((await raw(nexts, { path: file })).body);
  });
});

/** Each app writes its own address into its pages. */
function withoutAddress(html: string): string {
  return html.replaceAll(ours.url, "").replaceAll(nexts.url, "");
}

function headersThatMatter({ etag, "x-nextjs-cache": cache, ...headers }: Record<string, unknown>) {
  return headers;
}

/** Without what differs between any two answers of one front. */
const VARYING = ["date", "keep-alive", "content-length", "transfer-encoding", "connection"];

/** Next says of every answer that it depends on these, and of most that it depends on the encoding. */
const NEXTS_OWN_VARY =
  /(?:rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch)(?:, )?/;

async function answerOf(app: SpawnedApp, asked: Asked) {
  const { status, headers, body } = await raw(app, asked);
  for (const name of VARYING) delete headers[name];
  headers.vary = String(headers.vary ?? "").replace(NEXTS_OWN_VARY, "");
  if (/^"[\w-]{22}"$/.test(String(headers.etag))) headers.etag = "from memory";
  for (const name of ["x-request-id", "x-throttle-reset", "x-throttle-remaining", "retry-after"])
    if (headers[name] !== undefined) headers[name] = "some";
  const text = body.toString("utf8").replace(/"request_id":"[\w-]+"/, '"request_id":"some"');
  return { status, headers, body: withoutAddress(text) };
}

function raw(app: SpawnedApp, { path, method = "GET", headers = {}, body, withKey }: Asked) {
  const sent = withKey ? { ...headers, authorization: `Bearer ${key}` } : headers;
  return new Promise<{ status?: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const { port } = new URL(app.url);
      const request = send({ port, path, method, headers: sent }, async (response) => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({
          status: response.statusCode,
          headers: { ...response.headers },
          body: Buffer.concat(chunks),
        });
      });
      request.once("error", reject);
      request.end(body);
    },
  );
}
