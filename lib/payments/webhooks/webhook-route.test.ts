import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MAX_BODY_BYTES } from "@/lib/api/input/read-text";
import { resetEnv } from "@/lib/env";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { webhookRoute } from "./webhook-route";

const SETTINGS = { PAYPAL_CLIENT_ID: "id", PAYPAL_CLIENT_SECRET: "secret", PAYPAL_WEBHOOK_ID: "WH" };

let seen: string[] = [];
/** Nothing is ever the provider's here; what was asked about is kept. */
const notTheirs = (raw: string) => {
  seen.push(raw);
  return Promise.resolve(undefined);
};
const post = webhookRoute("paypal", notTheirs, { asksProvider: true });

beforeEach(() => {
  seen = [];
  Object.assign(process.env, SETTINGS);
  resetEnv();
  forgetLimits();
});
afterEach(() => {
  for (const name of [...Object.keys(SETTINGS), "RATE_LIMITS"]) delete process.env[name];
  resetEnv();
});

describe("a webhook's body", () => {
  it("is not read beyond 1 MiB, and nobody asks whose it is", async () => {
    const endless = endlessBody();
    expect((await post(webhook(endless.body))).status).toBe(413);
    expect(endless.bytes()).toBeLessThan(2 * MAX_BODY_BYTES);
    expect(seen).toEqual([]);
  });

  it("is limited in bytes, not in letters", async () => {
    expect((await post(webhook("é".repeat(MAX_BODY_BYTES * 0.6)))).status).toBe(413);
  });

  it("is checked as it was sent, to the letter", async () => {
    const raw = '{ "a":\t"\\u00e9é😀" }\r\n';
    expect((await post(webhook(raw))).status).toBe(400);
    expect(seen).toEqual([raw]);
  });

  it("that breaks off is the sender's fault", async () => {
    const cut = new ReadableStream({ pull: (controller) => controller.error(new Error("aborted")) });
    expect((await post(webhook(cut))).status).toBe(400);
    expect(seen).toEqual([]);
  });
});

describe("an address that posts without end", () => {
  it("is told to come back later, and the provider is not asked any more; others are heard", async () => {
    process.env.RATE_LIMITS = "webhooks=3/1m";
    const from = (ip: string) => post(webhook("{}", { "x-forwarded-for": ip }));
    for (let at = 0; at < 3; at += 1) expect((await from("192.0.2.1")).status).toBe(400);
    const refused = await from("192.0.2.1");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(seen).toHaveLength(3);
    expect((await from("192.0.2.2")).status).toBe(400);
  });

  it("is no matter where the signature is checked here: one proxy may stand before a provider and everybody else", async () => {
    process.env.RATE_LIMITS = "webhooks=3/1m";
    const checkedHere = webhookRoute("paypal", notTheirs);
    for (let at = 0; at < 5; at += 1) expect((await checkedHere(webhook("{}"))).status).toBe(400);
  });
});

function webhook(body: BodyInit, headers: Record<string, string> = {}): Request {
  const init = { method: "POST", body, headers, duplex: "half" };
  return new Request("http://localhost/api/webhooks/paypal", init as RequestInit);
}

/** 16 MiB in pieces of 64 KiB, and how much of it was taken. */
function endlessBody(): { body: ReadableStream; bytes: () => number } {
  let sent = 0;
  const piece = new Uint8Array(65_536).fill(0x20);
  const body = new ReadableStream({
    pull(controller) {
      sent += piece.byteLength;
      if (sent > 16 * MAX_BODY_BYTES) controller.close();
      else controller.enqueue(piece);
    },
  });
  return { body, bytes: () => sent };
}
