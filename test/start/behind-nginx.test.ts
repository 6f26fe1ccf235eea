/** Guards docs/deploy/nginx.conf, lib/server/http/. */
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { freePort } from "@/scripts/launcher/free-port";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { accountState } from "@/test/billing";
import { createAccount, createPerson } from "@/test/factories";
import { PlainBrowser } from "@/test/fleet/plain-browser";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";
import { needs } from "@/test/harness/needs";
import { hasNginx, sampleConfig, startNginx } from "@/test/harness/nginx";
import { accessTokenFor } from "@/test/sign-in";

const STAFF = { email: "sue@igny8.test", password: "heron-ladder-42-quartz" };

describe("behind nginx", needs(hasNginx, "nginx is missing"), () => {
  const databaseUrl = useDatabase();
  let app: SpawnedApp;
  let nginx: { stop(): Promise<void> };
  let ports: { front: number; plain: number; app: number; terse: number };
  /** As visitors know it. */
  let origin: string;

  beforeAll(async () => {
    ports = {
      front: await freePort(),
      plain: await freePort(),
      app: await freePort(),
      terse: await freePort(),
    };
    origin = `http://127.0.0.1:${ports.front}`;
    const env = {
      DATABASE_URL: databaseUrl(),
      APP_URL: origin,
      PORT: String(ports.app),
      TRUSTED_PROXIES: "1",
      ADMIN_EMAIL: STAFF.email,
      ADMIN_PASSWORD: STAFF.password,
      RATE_LIMITS: "auth=6/1h",
    };
    app = await startApp({ env });
    // What somebody writes who reads no guide: nginx asks for its upstream's name, by HTTP/1.0.
    const terse = `server { listen 127.0.0.1:${ports.terse};
      location / { proxy_pass http://127.0.0.1:${ports.app}; proxy_set_header X-Forwarded-For $remote_addr; } }`;
    nginx = await startNginx(`${await sampleConfig(ports)}\n${terse}`, ports.terse);
  }, APP_TIMEOUT);
  afterAll(async () => {
    await nginx?.stop();
    await app?.stop();
  });

  it.each(["front", "terse"] as const)("%s: somebody signs in, looks around and downloads", async (way) => {
    const browser = new PlainBrowser(origin, new Map(), `http://127.0.0.1:${ports[way]}`);
    const visitor = await browser.open("/admin");
    expect([visitor.status, new URL(visitor.location ?? "", origin).pathname]).toEqual([307, "/login"]);
    const signedIn = await browser.fill("/login", STAFF);
    expect([signedIn.status, signedIn.location]).toEqual([303, expect.stringMatching(/\/admin$/)]);
    expect(new URL(signedIn.location ?? "", origin).origin).toBe(origin);
    expect((await browser.open("/admin/accounts")).status).toBe(200);
    const csv = await browser.open("/admin/accounts/export");
    expect([csv.status, csv.html.split("\n")[0]]).toEqual([200, expect.stringContaining("status")]);
    expect((await browser.open("/pricing")).html).toContain("$89");
  });

  const type = { "content-type": "multipart/form-data; boundary=x" };
  const post = (headers: Record<string, string>, body: string) =>
    fetch(`${origin}/login`, { method: "POST", headers: { origin, ...type, ...headers }, body });

  it("a form from another site is 403 and one that can't be read 400, both without a stack in the log", async () => {
    const before = app.output().length;
    for (const foreign of ["https://evil.example", "null"])
      expect((await post({ origin: foreign }, "--x--\r\n")).status).toBe(403);
    expect((await post({}, "--x\r\ngarbled")).status).toBe(400);
    expect(app.output().slice(before)).not.toMatch(/\n\s+at |"stack"/);
  });

  it("a form for an action that is not there is refused, whatever its body", async () => {
    const part = (name: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const unknown = `${part("$ACTION_REF_1", "")}${part("$ACTION_1:0", "{")}--x--\r\n`;
    expect([400, 409]).toContain((await post({}, unknown)).status);
    const id = { "next-action": "40".padEnd(42, "a"), "content-type": "text/plain" };
    expect((await post(id, "[[[")).status).toBe(409);
  });

  it("the largest proof that the app takes passes, by API and as a form", async () => {
    const owner = await createPerson({ account: await createAccount({ status: "pending_payment" }) });
    const accountId = owner.accountId!;
    const { invoices } = await accountState(accountId);
    const transfer = { invoiceId: invoices[0]!.id, payerName: "P", amountCents: 13_900 };
    const { id: paymentId } = await reportBankTransfer({
      ...transfer,
      accountId,
      actor: "user:1",
      externalPaymentId: "PROOF-1",
    });
    const file = Buffer.alloc(2 * 1024 * 1024, "%PDF-1.7\n%%EOF\n");
    const body = JSON.stringify({ file_name: "proof.pdf", proof_base64: file.toString("base64") });
    const headers = {
      authorization: `Bearer ${await accessTokenFor(owner)}`,
      "content-type": "application/json",
    };
    const path = `/api/v1/billing/payments/${paymentId}/proof/`;
    const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body });
    expect([answer.status, await answer.json()]).toMatchObject([201, { success: true }]);
    const form = `--x\r\nContent-Disposition: form-data; name="proof"; filename="p"\r\n\r\n${file}\r\n--x--\r\n`;
    expect((await post({}, form)).status).not.toBe(413);
  });

  it("an API call goes through, and its caller is the visitor and not the proxy", async () => {
    const attempt = async (from: string) => {
      const body = JSON.stringify({ email: "nobody@lab.example", password: "y" });
      const headers = { "content-type": "application/json", "x-forwarded-for": "198.51.100.7" };
      return send("/api/v1/auth/login/", { method: "POST", localAddress: from, headers }, body);
    };
    const statuses: number[] = [];
    for (let at = 0; at < 7; at++) statuses.push(await attempt("127.0.0.2"));
    expect(statuses).toEqual([...Array(6).fill(401), 429]);
    expect(await attempt("127.0.0.3")).toBe(401);
  });

  it("the plain address leads to the other", async () => {
    const { status, headers } = await fetch(`http://127.0.0.1:${ports.plain}/pricing`, {
      redirect: "manual",
    });
    expect([status, headers.get("location")]).toEqual([301, "https://127.0.0.1/pricing"]);
  });

  it("a connection that was idle for longer than Node's five seconds takes the next request", {
    timeout: 20_000,
  }, async () => {
    const socket = connect(ports.app, "127.0.0.1");
    const ask = () =>
      new Promise<string>((resolve, reject) => {
        socket.once("data", (chunk) => resolve(String(chunk).split("\r\n")[0]!));
        socket.once("close", () => reject(new Error("closed")));
        socket.write("GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n");
      });
    expect(await ask()).toContain("200");
    await sleep(6_500);
    expect(await ask()).toContain("200");
    socket.destroy();
  });

  function send(
    path: string,
    options: { method: string; localAddress: string; headers: Record<string, string> },
    body: string,
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request(`http://127.0.0.1:${ports.front}${path}`, options, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }
});
