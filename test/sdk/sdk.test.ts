/** Guards packages/sdk/src/, scripts/sdk/. */
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it, vi } from "vitest";
import {
  createClient,
  Igny8Error,
  Igny8NetworkError,
  verifyWebhook,
  WebhookVerificationError,
} from "@/packages/sdk/src";
import { sdkTypes } from "@/scripts/sdk/write-types";

describe("the types", () => {
  it("are those of the document", async () => {
    process.env.APP_URL = "https://igny8.test";
    expect(await readFile("packages/sdk/src/schema.generated.ts", "utf8")).toBe(await sdkTypes());
  });
});

describe("the bundle", () => {
  it("is under 12 kB packed, and what is not used is not in it", async () => {
    expect(gzipSync(await bundled('export * from "./packages/sdk/src"')).length).toBeLessThan(12_000);
    const verifying = await bundled('export { verifyWebhook } from "./packages/sdk/src"');
    expect(verifying).not.toContain("idempotency-key");
  });
});

describe("a request", () => {
  it("is tried again after a broken connection and a 503, with the same idempotency key", async () => {
    const answers = [
      new TypeError("reset"),
      json(503, { code: "service_unavailable" }),
      json(200, { data: { balance: 7 } }),
    ];
    const { igny8, sent } = client(answers);
    const data = await igny8.post("/credits/consume/", { body: { operation: "linking", units: 1 } });
    expect(data).toEqual({ balance: 7 });
    const keys = sent.map(({ headers }) => new Headers(headers).get("idempotency-key"));
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it("that is refused is not tried again, and says why", async () => {
    const body = {
      error: "No.",
      code: "insufficient_scope",
      details: { required_scope: "sites:read" },
      request_id: "r-1",
    };
    const { igny8, sent } = client([json(403, body)]);
    const error = await igny8.get("/sites/").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Igny8Error);
    expect(error).toMatchObject({
      status: 403,
      code: body.code,
      details: body.details,
      requestId: "r-1",
      message: "No.",
    });
    expect(sent).toHaveLength(1);
  });

  it("ends with the last failure when no try succeeds", async () => {
    const { igny8, sent } = client([new TypeError("a"), new TypeError("b"), new TypeError("c")]);
    await expect(igny8.get("/sites/")).rejects.toBeInstanceOf(Igny8NetworkError);
    expect(sent).toHaveLength(3);
  });
});

/** Of the specification's own example: https://www.standardwebhooks.com. */
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const BODY = '{"test": 2432232314}';
const HEADERS = {
  "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
  "webhook-timestamp": "1614265330",
  "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};
const SENT_AT = new Date(1_614_265_330_000);

describe("a webhook", () => {
  it("is taken when its signature holds, with an old secret beside the new one too", async () => {
    expect(await verifyWebhook(BODY, HEADERS, SECRET, SENT_AT)).toEqual({ test: 2432232314 });
    expect(await verifyWebhook(BODY, new Headers(HEADERS), ["whsec_b3RoZXI=", SECRET], SENT_AT)).toBeTruthy();
  });

  it("is refused when a byte, the time, the secret or a header is another", async () => {
    const refused = (promise: Promise<unknown>) =>
      expect(promise).rejects.toBeInstanceOf(WebhookVerificationError);
    await refused(verifyWebhook(`${BODY} `, HEADERS, SECRET, SENT_AT));
    await refused(verifyWebhook(BODY, HEADERS, SECRET, new Date(SENT_AT.getTime() + 301_000)));
    await refused(verifyWebhook(BODY, HEADERS, "whsec_b3RoZXI=", SENT_AT));
    await refused(verifyWebhook(BODY, { ...HEADERS, "webhook-id": "msg_other" }, SECRET, SENT_AT));
    await refused(verifyWebhook(BODY, { ...HEADERS, "webhook-signature": undefined }, SECRET, SENT_AT));
    await refused(verifyWebhook(BODY, { ...HEADERS, "webhook-signature": "v1,!!!" }, SECRET, SENT_AT));
  });
});

function client(answers: (Response | Error)[]) {
  const sent: RequestInit[] = [];
  const fake = vi.fn(async (_: unknown, init?: RequestInit) => {
    sent.push(init!);
    const answer = answers[sent.length - 1]!;
    if (answer instanceof Error) throw answer;
    return answer;
  });
  vi.spyOn(Math, "random").mockReturnValue(0);
  const igny8 = createClient({
    apiKey: "igny8_x",
    baseUrl: "https://igny8.test",
    fetch: fake as typeof fetch,
  });
  return { igny8, sent };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

async function bundled(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: process.cwd(), loader: "ts" as const };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: "esm", write: false });
  return outputFiles[0]!.text;
}
