/** Guards lib/api/idempotency/, db/request/answered-once.ts, db/request/request-unit.ts. */
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as adjust from "@/app/api/v1/admin/accounts/[id]/adjust-credits/route";
import * as keys from "@/app/api/v1/api-keys/route";
import * as refund from "@/app/api/v1/billing/admin/payments/[id]/refund/route";
import * as changePlan from "@/app/api/v1/billing/change-plan/route";
import * as checkout from "@/app/api/v1/billing/checkout/route";
import * as invitations from "@/app/api/v1/team/invitations/route";
import { asSystem } from "@/db";
import { closePool } from "@/db/client";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { type ApiAnswer, callRoute } from "@/test/call-route";
import { createAccount, createPerson, pendingAccount } from "@/test/factories";
import { type BreakableDatabase, breakableDatabase } from "@/test/harness/breakable-database";
import { useDatabase } from "@/test/harness/database";
import { useStripe } from "@/test/providers/use-stripe";
import { accessTokenFor } from "@/test/sign-in";

const databaseUrl = useDatabase();
const stripe = useStripe();
const START = new Date("2026-03-01T10:00:00Z");
/** More than any of these requests sends. */
const MOST_STEPS = 80;
let database: BreakableDatabase;

beforeAll(async () => {
  log.level = "silent";
  database = await breakableDatabase(databaseUrl());
  await connectTo(database.url);
});
afterAll(async () => {
  await connectTo(databaseUrl());
  await database.close();
});
afterEach(() => setClock(undefined));

type Ask = (key: string) => Promise<ApiAnswer>;
/** How often it was done so far. */
type Count = () => Promise<number>;
type Kind = () => Promise<{ ask: Ask; count: Count }>;

/** The connection breaks, and a new one can be had. */
const BREAKS = { stayAway: false };
/** As after kill -9: nobody is left to look what became of it. */
const DIES = { stayAway: true };

type Case = [what: string, kind: Kind, again?: "again"];

const WITHIN: Case[] = [
  ["staff give credits", staffGivesCredits],
  ["a card payment is refunded in part", staffRefundsCard],
  ["an API key is made", makesKey],
];
const ALL: Case[] = [
  ...WITHIN,
  ["a transfer is refunded in part", staffRefundsTransfer],
  ["somebody is invited", invites],
  // Once done, these have nothing left to do: each step begins with another account.
  ["a plan is changed", upgrades, "again"],
  ["a checkout is opened", opensCheckout, "again"],
];

describe("when the connection breaks at any step, the same Idempotency-Key does it once and gets its answer", () => {
  it.each(ALL)("%s", { timeout: 240_000 }, (_, kind, again) => cutAtEachStep(BREAKS, kind, again));
});

describe("so it does when the process dies at any step", () => {
  it.each(WITHIN)("%s", { timeout: 240_000 }, (_, kind, again) => cutAtEachStep(DIES, kind, again));
});

async function cutAtEachStep(how: typeof BREAKS, kind: Kind, again?: "again"): Promise<void> {
  let step = 1;
  let made = await kind();
  for (; step < MOST_STEPS; step++) {
    if (again) made = await kind();
    fresh();
    const { ask, count } = made;
    const before = await count();
    if (!(await isDoneOnce(step, ask, how))) break;
    expect((await count()) - before, `done once, cut at step ${step}`).toBe(1);
  }
  expect(step).toBeGreaterThan(4);
  expect(step).toBeLessThan(MOST_STEPS);
}

/** False when the request had fewer steps than that. */
async function isDoneOnce(step: number, ask: Ask, { stayAway }: { stayAway: boolean }): Promise<boolean> {
  const key = crypto.randomUUID();
  const wasCut = database.loseAnswer(step, { stayAway });
  const first = await ask(key);
  database.restore();
  const answered = await untilAnswered(key, ask);
  expect(
    answered.status,
    `${step} ${JSON.stringify(first.body)} ${JSON.stringify(answered.body)}`,
  ).toBeLessThan(300);
  const again = await ask(key);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(again.body.data).toEqual(answered.body.data);
  return wasCut();
}

async function untilAnswered(key: string, ask: Ask): Promise<ApiAnswer> {
  for (let minute = 1; ; minute++) {
    forgetLimits();
    const answer = await ask(key);
    const isOpen = answer.status >= 500 || ASKS_AGAIN.includes(answer.body.code ?? "");
    if (!isOpen || minute > 6) return answer;
    setClock(new Date(START.getTime() + minute * 61_000));
  }
}
const ASKS_AGAIN = ["idempotency_in_progress", "outcome_unknown", "payment_in_progress"];

const once = (key: string) => ({ "idempotency-key": key });

function fresh(): void {
  database.restore();
  setClock(START);
  forgetLimits();
}

async function superuser(): Promise<string> {
  return accessTokenFor(await createPerson({ isSuperuser: true }));
}

async function staffGivesCredits() {
  fresh();
  const { id } = await createAccount();
  const token = await superuser();
  const body = { amount: 7, reason: "Sorry for the outage" };
  return {
    ask: (key: string) => callRoute(adjust, "POST", { token, params: { id }, body, headers: once(key) }),
    count: () =>
      number(sql`select count(*) from credit_transactions where account_id = ${id} and amount = 7`),
  };
}

async function staffRefundsTransfer() {
  fresh();
  const accountId = await pendingAccount();
  const transfer = { externalPaymentId: `T-${accountId}`, payerName: "P", actor: "terminal" };
  await confirmBankTransfer({ accountId, amountCents: 13900, ...transfer });
  return refunding(accountId);
}

async function staffRefundsCard() {
  fresh();
  const accountId = await pendingAccount();
  await stripe.payByCard(accountId);
  setClock(START);
  return refunding(accountId);
}

async function refunding(accountId: number) {
  const token = await superuser();
  const id = await number(sql`select id from payments where account_id = ${accountId}`);
  const body = { amount: "1.00", reason: "Half a month was down" };
  return {
    ask: (key: string) => callRoute(refund, "POST", { token, params: { id }, body, headers: once(key) }),
    count: () => number(sql`select refunded_cents / 100 from payments where id = ${id}`),
  };
}

async function owner(plan?: string) {
  fresh();
  const account = await createAccount(plan ? { plan } : {});
  return { account, token: await accessTokenFor(await createPerson({ account })) };
}

async function makesKey() {
  const { account, token } = await owner();
  return {
    ask: (key: string) => callRoute(keys, "POST", { token, body: { name: "Shop" }, headers: once(key) }),
    count: () => number(sql`select count(*) from api_keys where account_id = ${account.id}`),
  };
}

async function invites() {
  const { account, token } = await owner("enterprise");
  const bodyOf = (key: string) => ({ email: `${key}@lab.example`, role: "viewer" });
  return {
    ask: (key: string) => callRoute(invitations, "POST", { token, body: bodyOf(key), headers: once(key) }),
    count: () =>
      number(
        sql`select count(*) from mails where template = 'invitation' and about_account_id = ${account.id}`,
      ),
  };
}

async function upgrades() {
  fresh();
  const accountId = await pendingAccount("starter");
  const transfer = { externalPaymentId: `U-${accountId}`, payerName: "P", actor: "terminal" };
  await confirmBankTransfer({ accountId, amountCents: 8900, ...transfer });
  const token = await accessTokenFor(await createPerson({ account: { id: accountId } }));
  return {
    ask: (key: string) =>
      callRoute(changePlan, "POST", { token, body: { plan_slug: "growth" }, headers: once(key) }),
    count: () =>
      number(sql`select count(*) from invoices where account_id = ${accountId} and kind = 'upgrade'`),
  };
}

async function opensCheckout() {
  fresh();
  const accountId = await pendingAccount();
  const token = await accessTokenFor(await createPerson({ account: { id: accountId } }));
  return {
    ask: (key: string) =>
      callRoute(checkout, "POST", { token, body: { payment_method: "stripe" }, headers: once(key) }),
    count: () =>
      number(sql`select count(*) from checkouts where account_id = ${accountId} and status = 'open'`),
  };
}

async function number(query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await asSystem((tx) => tx.execute<Record<string, unknown>>(query));
  return Number(Object.values(rows[0]!)[0]);
}

async function connectTo(url: string): Promise<void> {
  await closePool();
  process.env.DATABASE_URL = url;
  resetEnv();
}
