/** Guards packages/sdk/src/, scripts/sdk/. */
import { readFile } from "node:fs/promises";
import { inspect } from "node:util";
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

  it("whose answer breaks off in its middle is tried again", async () => {
    const { igny8, sent } = client([brokenOff(), json(200, { data: { balance: 7 } })]);
    expect(await igny8.get("/credits/balance/")).toEqual({ balance: 7 });
    expect(sent).toHaveLength(2);
  });

  it("waits as long as the server says, and not where that is longer than a minute", async () => {
    const wait = (seconds: number) => json(429, { code: "throttled" }, { "retry-after": String(seconds) });
    const patient = client([wait(1), json(200, { data: { balance: 7 } })]);
    const started = Date.now();
    await patient.igny8.get("/credits/balance/");
    expect(Date.now() - started).toBeGreaterThanOrEqual(950);
    const { igny8, sent } = client([wait(3600)]);
    const error = await igny8.get("/credits/balance/").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "throttled", retryAfterSeconds: 3600 });
    expect(sent).toHaveLength(1);
  });

  it("that the program gives up ends, also while it waits", async () => {
    const stop = new AbortController();
    const { igny8, sent } = client([json(503, {}, { "retry-after": "50" })]);
    const call = igny8.get("/sites/", { signal: stop.signal });
    setTimeout(() => stop.abort(), 100);
    await expect(call).rejects.toBeInstanceOf(Igny8NetworkError);
    expect(sent.length).toBeLessThanOrEqual(2);
  });

  it("without an answer in time fails, and a file takes as long as it takes", async () => {
    const silent: typeof fetch = (_, init) =>
      new Promise((__, reject) => {
        init!.signal!.addEventListener("abort", () => reject(init!.signal!.reason));
      });
    const settings = { apiKey: "igny8_x", baseUrl: "https://igny8.test", timeoutMs: 50, maxRetries: 0 };
    const failed = await createClient({ ...settings, fetch: silent })
      .get("/sites/")
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({
      name: "Igny8NetworkError",
      cause: { message: "No answer within 50 ms." },
    });
    const slow: typeof fetch = async (_, init) => new Response(slowly(init!.signal!));
    const file = await createClient({ ...settings, fetch: slow }).get("/billing/invoices/{id}/pdf/", {
      path: { id: 1 },
    });
    expect(await file.text()).toBe("a file");
  });

  it("never leads to another path than it names", async () => {
    const { igny8, sent } = client([json(200, { data: {} })]);
    for (const id of [undefined, "", "..", "."])
      await expect(igny8.get("/sites/{id}/", { path: { id: id as unknown as number } })).rejects.toThrow(
        "path.id is needed",
      );
    expect(sent).toHaveLength(0);
    await igny8.get("/sites/{id}/", { path: { id: "a/../b?c" as unknown as number } });
    expect(asked(sent)).toBe("https://igny8.test/api/v1/sites/a%2F..%2Fb%3Fc/");
  });

  it("that a proxy answers with a page is an error with its status", async () => {
    const { igny8 } = client(
      Array.from({ length: 3 }, () => new Response("<h1>Bad gateway", { status: 502 })),
    );
    await expect(igny8.get("/sites/")).rejects.toMatchObject({ status: 502, code: "unexpected_answer" });
  });

  it("of a list asks for a page when its entries are read, and for no more than is read", async () => {
    const page = (results: number[], next_cursor: string | null) =>
      json(200, { data: { results: results.map((id) => ({ id })), next_cursor } });
    const { igny8, sent } = client([page([3, 2], "c1"), page([1], null)]);
    const ids = [];
    for await (const { id } of igny8.list("/sites/", { query: { limit: 2 } })) {
      if (ids.length < 2) expect(sent).toHaveLength(1);
      ids.push(id);
    }
    expect(ids).toEqual([3, 2, 1]);
    expect(asked(sent)).toBe("https://igny8.test/api/v1/sites/?limit=2&cursor=c1");
  });

  it("to delete whose answer was lost has succeeded when nothing is there any more", async () => {
    const gone = () => json(404, { error: "Not found.", code: "not_found" });
    const site = { path: { id: 1 } };
    for (const lost of [new TypeError("reset"), json(502, {})]) {
      const { igny8, sent } = client([lost, gone()]);
      expect(await igny8.delete("/sites/{id}/", site)).toBeNull();
      expect(sent).toHaveLength(2);
    }
    const refused = [
      client([gone()]),
      client([json(429, {}, { "retry-after": "0" }), gone()]),
      client([new TypeError("reset"), json(404, {})]),
    ];
    for (const { igny8 } of refused)
      await expect(igny8.delete("/sites/{id}/", site)).rejects.toMatchObject({ status: 404 });
    const { igny8 } = client([new TypeError("reset"), gone()]);
    await expect(igny8.get("/sites/{id}/", site)).rejects.toMatchObject({ status: 404 });
  });

  it("that the program gave up before it began sends nothing", async () => {
    const { igny8, sent } = client([json(200, { data: {} })]);
    await expect(igny8.get("/sites/", { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(
      Igny8NetworkError,
    );
    expect(sent).toHaveLength(0);
  });

  it("ends with the last failure when no try succeeds", async () => {
    const { igny8, sent } = client([new TypeError("a"), new TypeError("b"), new TypeError("c")]);
    await expect(igny8.get("/sites/")).rejects.toBeInstanceOf(Igny8NetworkError);
    expect(sent).toHaveLength(3);
  });
});

describe("a key", () => {
  it("that no header can carry is refused at once, and stands in no error", () => {
    for (const apiKey of ["", "igny8_se\ncret", "igny8_s\u00e9cret\u2026"]) {
      const make = () => createClient({ apiKey, baseUrl: "https://igny8.test" });
      expect(make).toThrow(TypeError);
      expect(make).toThrow(/^apiKey is empty, or has/);
    }
  });

  it("is in nothing that a failed call throws, however deep it is printed", async () => {
    const apiKey = "igny8_topsecret";
    const fake: typeof fetch = async () => json(403, { error: "No.", code: "forbidden" });
    const settings = { apiKey, maxRetries: 0 };
    for (const igny8 of [
      createClient({ ...settings, baseUrl: "http://127.0.0.1:1" }),
      createClient({ ...settings, baseUrl: "https://igny8.test", fetch: fake }),
    ]) {
      const error = await igny8.get("/sites/").catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain("topsecret");
      expect(inspect(igny8, { depth: null, showHidden: true })).not.toContain("topsecret");
    }
  });

  it("of idempotency that no header can carry is refused before anything is sent", async () => {
    const { igny8, sent } = client([]);
    const call = igny8.post("/credits/consume/", {
      body: { operation: "linking" },
      idempotencyKey: "order\n1",
    });
    await expect(call).rejects.toBeInstanceOf(TypeError);
    expect(sent).toHaveLength(0);
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

type Sent = RequestInit & { url: string };

/** The address that was asked last. */
function asked(sent: Sent[]): string | undefined {
  return sent.at(-1)?.url;
}

function client(answers: (Response | Error)[]) {
  const sent: Sent[] = [];
  const fake = vi.fn(async (url: unknown, init?: RequestInit) => {
    init?.signal?.throwIfAborted();
    sent.push({ ...init, url: String(url) });
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

function json(status: number, body: unknown, more: Record<string, string> = {}): Response {
  const headers = { "content-type": "application/json", ...more };
  return new Response(JSON.stringify(body), { status, headers });
}

function brokenOff(): Response {
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(new TextEncoder().encode('{"data":{"bal'));
      stream.error(new TypeError("terminated"));
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}

/** Arrives after the time for an answer, and not at all where its request is given up. */
function slowly(signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(stream) {
      signal.addEventListener("abort", () => stream.error(signal.reason));
      await new Promise((resolve) => setTimeout(resolve, 150));
      stream.enqueue(new TextEncoder().encode("a file"));
      stream.close();
    },
  });
}

async function bundled(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: process.cwd(), loader: "ts" as const };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: "esm", write: false });
  return outputFiles[0]!.text;
}
