/**
 * Guards app/api/v1/billing/admin/confirm-bank-transfer/route.ts, scripts/manage/,
 * lib/payments/bank-transfer/confirm-bank-transfer.ts.
 */
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asSystem, auditEvents, creditTransactions, payments } from "@/db";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { accountState, brokenInvariants } from "@/test/billing";
import { createPerson, pendingAccount } from "@/test/factories";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";

// Set before the app is started with them: the superuser's token is signed here.

const databaseUrl = useDatabase();
const run = promisify(execFile);
const hasCurl = spawnSync("curl", ["--version"]).status === 0;
const PATH = "/api/v1/billing/admin/confirm-bank-transfer";
let app: SpawnedApp;
let token: string;
let accountId: number;

beforeAll(async () => {
  const env = { DATABASE_URL: databaseUrl(), RATE_LIMITS: "billing_admin=1000/1m" };
  app = await startApp({ env });
  token = await accessTokenFor(await createPerson({ isSuperuser: true }));
}, APP_TIMEOUT);
afterAll(async () => void (await app?.stop()));
beforeEach(async () => {
  accountId = await pendingAccount("starter");
});

describe("a transfer of 89.00 for Starter", { timeout: 60_000 }, () => {
  it("is confirmed by one curl, and the same again changes nothing: other slash, other door", async () => {
    const first = await curl(`${PATH}/`);
    expect(first).toMatchObject({ status: 200, body: { success: true, data: CONFIRMED } });
    expect(first.body.data).toMatchObject({ account_id: accountId, replayed: false });
    for (const path of [PATH, `${PATH}/`])
      expect((await curl(path)).body.data).toEqual({ ...first.body.data, replayed: true });
    expect(await manage()).toContain("That transfer was confirmed before: $89.00");
    await expectAppliedOnce();
  });

  it("is confirmed at the terminal, and known to the API from then on", async () => {
    const { data: settled } = JSON.parse(await manage("--json"));
    const state = { account_status: "active", credits: 1000, replayed: false };
    expect(settled).toMatchObject({ account_id: accountId, ...state });
    const again = await curl(PATH);
    expect(again).toMatchObject({ status: 200, body: { data: { ...CONFIRMED, replayed: true } } });
    expect(again.body.data.transaction_id).toBe(settled.transaction_id);
    await expectAppliedOnce();
  });

  it("is applied once when 50 say so at the same moment, half of them with the slash", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => byFetch(i % 2 ? PATH : `${PATH}/`, transfer())),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers.filter(({ body }) => !body.data.replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.data.transaction_id)).size).toBe(1);
    await expectAppliedOnce();
  });
});

const CONFIRMED = {
  account_status: "active",
  credits: 1000,
  subscription: { status: "active", payment_method: "bank_transfer", plan: { slug: "starter" } },
  payment: { status: "succeeded", amount: "89.00", currency: "USD", payer_name: "Petra Pending" },
};

/** What docs/contract.md, section 4 lists, and each of it once. */
async function expectAppliedOnce(): Promise<void> {
  const { account, subscription, invoices } = await accountState(accountId);
  expect(account).toMatchObject({ status: "active", credits: 1000, paymentMethod: "bank_transfer" });
  expect(subscription.status).toBe("active");
  expect(invoices.map(({ status }) => status)).toEqual(["paid"]);
  const written = await asSystem(async (tx) => ({
    payments: await tx.select().from(payments).where(eq(payments.accountId, accountId)),
    ledger: await tx.select().from(creditTransactions).where(eq(creditTransactions.accountId, accountId)),
    audit: await tx.select().from(auditEvents).where(eq(auditEvents.accountId, accountId)),
  }));
  expect(written.payments).toMatchObject([{ status: "succeeded", amountCents: 8900 }]);
  expect(written.ledger).toMatchObject([{ amount: 1000, balanceAfter: 1000 }]);
  expect(written.audit).toHaveLength(1);
  expect(await brokenInvariants()).toEqual([]);
}

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the API said
  body: any;
}

/** As an operator types it. Without curl on the machine: the same headers and the same bytes. */
function curl(path: string): Promise<Answer> {
  return hasCurl ? byCurl(path, transfer()) : byFetch(path, transfer());
}

function transfer(): string {
  return `{"account_id": ${accountId}, "external_payment_id": "BT-${accountId}", "amount": "89.00", "payer_name": "Petra Pending"}`;
}

async function byCurl(path: string, body: string): Promise<Answer> {
  const { stdout } = await run("curl", [
    ...["-sS", "-w", "\n%{http_code}", "-X", "POST", `${app.url}${path}`],
    ...["-H", `Authorization: Bearer ${token}`, "-H", "Content-Type: application/json", "-d", body],
  ]);
  const [json = "", status] = stdout.split("\n");
  return { status: Number(status), body: JSON.parse(json) };
}

async function byFetch(path: string, body: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", accept: "*/*" };
  const response = await fetch(`${app.url}${path}`, { method: "POST", headers, body, redirect: "manual" });
  return { status: response.status, body: await response.json() };
}

/** The same transfer through `npm run manage`, in a process of its own; answers what it printed. */
async function manage(...more: string[]): Promise<string> {
  const given = { account: accountId, reference: `BT-${accountId}`, amount: "89.00", payer: "Petra Pending" };
  const options = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { NODE_ENV, ...ours } = process.env; // A test run's own NODE_ENV is not an operator's.
  const env = Object.assign(Object.create(null), ours, { DATABASE_URL: databaseUrl() });
  const command = ["run", "--silent", "manage", "--", "confirm-bank-transfer", ...options, ...more];
  return (await run("npm", command, { env })).stdout;
}
