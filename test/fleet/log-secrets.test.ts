/** Guards lib/log.ts, lib/log-error.ts, lib/server/http/http-server.ts. */

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asSystem, mails, users } from "@/db";
import { now } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { openLinks } from "@/lib/mail/sealed-links";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { findSecrets } from "@/scripts/test/find-secrets";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";

const databaseUrl = useDatabase();
const PASSWORD = "heron-ladder-42-quartz";
const NEW_PASSWORD = "lantern-orbit-77-velvet";
const SIGNING = ["a session secret nobody may read", "a key secret nobody may read", "whsec_nobody_may_read"];
let app: SpawnedApp;

beforeAll(async () => {
  process.env.AUTH_SECRET = SIGNING[0]; // The app's, to read the links in its letters.
  resetEnv();
  app = await startApp({
    env: {
      DATABASE_URL: databaseUrl(),
      LOG_LEVEL: "trace",
      AUTH_SECRET: SIGNING[0]!,
      API_KEY_SECRET: SIGNING[1]!,
      STRIPE_SECRET_KEY: "sk_test_nobody_may_read",
      STRIPE_WEBHOOK_SECRET: SIGNING[2]!,
      ADMIN_EMAIL: "sue@igny8.test",
      ADMIN_PASSWORD: PASSWORD,
      RATE_LIMITS: "auth=1000/1m,auth_strict=1000/1m",
    },
  });
}, APP_TIMEOUT);
afterAll(async () => void (await app?.stop()));

it("at its most talkative the log holds no password, key, token, cookie, link or signing secret", async () => {
  const email = "olivia@example.test";
  const made = await call("/auth/register/", { email, password: PASSWORD, plan_slug: "growth" });
  const { access, refresh } = made.data.tokens;
  await asSystem((tx) => tx.update(users).set({ emailVerifiedAt: now() }).where(eq(users.email, email)));
  await call("/auth/login/", { email, password: "wrong-but-still-secret" });
  await call("/auth/login/", { email, password: PASSWORD });
  const { key } = (await call("/api-keys/", { name: "Shop" }, access)).data;
  const invoices = await call("/billing/invoices/", undefined, access);
  const invoice = invoices.data.results[0];
  await call(
    "/billing/bank-transfer/",
    { ...TRANSFER, invoice_id: invoice.id, amount: invoice.total },
    access,
  );
  await call("/bridge/verify/", undefined, key);
  await call("/bridge/verify/", undefined, `${String(key).slice(0, -4)}0000`);
  await call("/auth/refresh/", { refresh });
  await call("/auth/password-reset/", { email });
  const token = await mailedToken(email);
  await fetch(`${app.url}/reset-password?token=${token}`);
  await call("/auth/password-reset/confirm/", { token, password: NEW_PASSWORD });
  const staff = await call("/auth/login/", { email: "sue@igny8.test", password: PASSWORD });
  await call("/billing/admin/payments/?status=pending_approval", undefined, staff.data.access);
  const signature = "t=1,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd";
  await fetch(`${app.url}/api/webhooks/stripe`, {
    method: "POST",
    body: "{}",
    headers: { "stripe-signature": signature },
  });
  await app.stop();

  const log = app.output();
  expect(log).toMatch(/"route":"\/auth\/register\/".*"status":201/);
  const secrets = [
    access,
    refresh,
    key,
    token,
    signature,
    PASSWORD,
    NEW_PASSWORD,
    "wrong-but-still-secret",
    ...SIGNING,
  ];
  for (const secret of secrets) expect(String(secret).length).toBeGreaterThan(12);
  expect(findSecrets(log, secrets.map(String))).toEqual([]);
}, 60_000);

const TRANSFER = { external_payment_id: "SEPA-1", payer_name: "Olivia Owner" };

async function call(path: string, body?: unknown, bearer?: string) {
  const headers = {
    "content-type": "application/json",
    ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
  };
  const method = body === undefined ? "GET" : "POST";
  const response = await fetch(`${app.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  return response.json();
}

async function mailedToken(to: string): Promise<string> {
  const letters = await asSystem((tx) =>
    tx.select({ template: mails.template, props: mails.props }).from(mails).where(eq(mails.toAddress, to)),
  );
  const letter = letters.findLast(({ template }) => template === "reset-password");
  return new URL(String(letter && openLinks(letter).url)).searchParams.get("token") ?? "";
}
