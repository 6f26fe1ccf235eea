/**
 * Guards lib/subscriptions/clock/, lib/auth/sessions/find-session.ts, lib/auth/sign-in/log-in.ts,
 * lib/auth/tokens/rotate-refresh-token.ts, lib/api/callers/find-api-key-caller.ts, lib/signup/find-invitation.ts.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as login from "@/app/api/v1/auth/login/route";
import * as me from "@/app/api/v1/auth/me/route";
import * as refresh from "@/app/api/v1/auth/refresh/route";
import * as invoiceList from "@/app/api/v1/billing/invoices/route";
import * as subscription from "@/app/api/v1/billing/subscription/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import * as balance from "@/app/api/v1/credits/balance/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import * as reserve from "@/app/api/v1/credits/reserve/route";
import { getAccount } from "@/lib/admin/accounts/get-account";
import { listAccounts } from "@/lib/admin/accounts/list-accounts";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { orderPackage } from "@/lib/payments/packages/order-package";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { statementsOf } from "@/test/api/count-statements";
import { keyFor } from "@/test/api/world";
import { accountState, brokenInvariants } from "@/test/billing";
import { callRoute } from "@/test/call-route";
import { savedPackage } from "@/test/credit-packages";
import { createAccount, createPerson, PASSWORD, pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { signIn, tokensFor } from "@/test/sign-in";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
const BY = { actor: "user:1" };
let calls = 0;

beforeEach(() => setClock(START));
afterEach(async () => {
  forgetLimits();
  expect(await brokenInvariants()).toEqual([]);
  setClock(undefined);
});

async function paid(plan: string, amountCents: number, months?: number): Promise<number> {
  const accountId = await pendingAccount(plan, amountCents > 100000 ? "year" : "month");
  await pay(accountId, amountCents, months);
  return accountId;
}

function pay(accountId: number, amountCents: number, periodMonths?: number) {
  const externalPaymentId = `CLOCK-${accountId}-${++calls}`;
  const transfer = { accountId, amountCents, periodMonths, externalPaymentId, payerName: "P" };
  return confirmBankTransfer({ ...transfer, actor: "terminal" });
}

const spend = (token: string, units: number) =>
  callRoute(consume, "POST", {
    token,
    body: { operation: "clustering", units },
    headers: { "idempotency-key": `clock-${++calls}` },
  });

describe("at a month's turn, though no job has run", () => {
  it("the new month's credits can be spent, and are what every answer shows", async () => {
    const id = await paid("growth", 141780);
    const { key } = await keyFor({ id });
    expect((await spend(key, 200)).body.data.balance).toBe(0);
    expect((await spend(key, 1)).status).toBe(402);
    setClock(END);
    const shown = await callRoute(balance, "GET", { token: key });
    expect(shown.body.data).toMatchObject({ balance: 2000, available: 2000 });
    expect((await callRoute(verify, "GET", { token: key })).body.data.credits).toBe(2000);
    expect((await spend(key, 200)).body.data.balance).toBe(0);
  });

  it("the first call may be the one that spends", async () => {
    const id = await paid("growth", 141780);
    const { key } = await keyFor({ id });
    await spend(key, 200);
    setClock(addMonths(START, 3));
    expect((await spend(key, 150)).body.data.balance).toBe(500);
    const headers = { "idempotency-key": "clock-hold" };
    const expires_at = addDays(addMonths(START, 3), 1).toISOString();
    const held = { token: key, headers, body: { amount: 500, expires_at } };
    expect((await callRoute(reserve, "POST", held)).status).toBe(201);
  });

  it("no more than the smaller plan that has begun brings can be spent", async () => {
    const id = await paid("scale", 22900);
    const { key } = await keyFor({ id });
    await changePlan({ accountId: id, planSlug: "starter", ...BY });
    setClock(addDays(END, -6));
    await pay(id, 8900);
    setClock(END);
    expect((await callRoute(balance, "GET", { token: key })).body.data.balance).toBe(1000);
    expect((await spend(key, 101)).status).toBe(402);
    setClock(addDays(END, 1));
    const { account } = await getAccount(id);
    expect(account).toMatchObject({ credits: 1000, status: "active" });
  });

  it("costs one call a few statements, and the next ones none", async () => {
    const id = await paid("growth", 141780);
    const { key } = await keyFor({ id });
    const ask = async () =>
      (await statementsOf(() => callRoute(balance, "GET", { token: key }))).statements.length;
    const before = await ask();
    setClock(END);
    expect(await ask()).toBeGreaterThan(before);
    expect(await ask()).toBe(before);
  });
});

/** What each way in answers to somebody of the account: a code, or what worked. */
async function doors(accountId: number, key: string) {
  const person = await createPerson({ account: { id: accountId }, role: "owner" });
  const { access, refresh: traded } = await tokensFor(person);
  const { email } = person;
  await signIn(person);
  const codes = {
    key: (await callRoute(verify, "GET", { token: key })).body.code ?? "open",
    token: (await callRoute(me, "GET", { token: access })).body.code ?? "open",
    login: (await callRoute(login, "POST", { body: { email, password: PASSWORD } })).body.code ?? "open",
    refresh: (await callRoute(refresh, "POST", { body: { refresh: traded } })).body.code ?? "open",
  };
  const page = await requireTenant().then(
    () => "open",
    (error: { digest?: string }) => (error.digest?.includes("/billing") ? "billing" : "thrown"),
  );
  return { ...codes, page };
}
const all = (code: string, page: string) => ({ key: code, token: code, login: code, refresh: code, page });

describe("what is over by the clock is over at every door, though no job has run", () => {
  it.each(["key", "token", "login", "refresh"] as const)(
    "a trial, whoever comes first by %s",
    async (first) => {
      const id = await trialAccount();
      const { key } = await keyFor({ id });
      const person = await createPerson({ account: { id }, role: "owner" });
      const { email } = person;
      setClock(addDays(START, 14));
      const { access, refresh: traded } = await tokensFor(person);
      const call = {
        key: () => callRoute(verify, "GET", { token: key }),
        token: () => callRoute(me, "GET", { token: access }),
        login: () => callRoute(login, "POST", { body: { email, password: PASSWORD } }),
        refresh: () => callRoute(refresh, "POST", { body: { refresh: traded } }),
      }[first];
      expect((await call()).body).toMatchObject({ code: "account_suspended" });
      expect(await doors(id, key)).toEqual(all("account_suspended", "billing"));
      expect((await accountState(id)).account.suspensionReason).toBe("trial_expired");
    },
  );

  it("a trial, in the list that our team reads first", async () => {
    const id = await trialAccount();
    setClock(addDays(START, 14));
    const listed = await listAccounts({ filter: { q: String(id) }, limit: 1 });
    expect(listed[0]).toMatchObject({ id, status: "suspended", suspensionReason: "trial_expired" });
  });

  it("a trial, whose page is asked first", async () => {
    const id = await trialAccount();
    const person = await createPerson({ account: { id }, role: "owner" });
    setClock(addDays(START, 14));
    await signIn(person);
    await expect(requireTenant()).rejects.toMatchObject({ digest: expect.stringContaining("/billing") });
    const viewer = await requireTenant({ allowSuspended: true });
    expect(viewer.account).toMatchObject({ status: "suspended", suspensionReason: "trial_expired" });
  });

  it("the time to pay", async () => {
    const id = await paid("growth", 13900);
    const { key } = await keyFor({ id });
    setClock(addDays(END, 6));
    expect(await doors(id, key)).toEqual(all("open", "open"));
    setClock(addDays(END, 7));
    expect(await doors(id, key)).toEqual(all("account_suspended", "billing"));
    await pay(id, 13900);
    expect(await doors(id, key)).toEqual(all("open", "open"));
    expect((await accountState(id)).subscription.currentPeriodStart).toEqual(addDays(END, 7));
  });

  it("what was canceled, when its time is over", async () => {
    const id = await paid("growth", 13900);
    const { key } = await keyFor({ id });
    await cancelSubscription({ accountId: id, ...BY });
    setClock(END);
    expect(await doors(id, key)).toEqual(all("account_cancelled", "billing"));
    expect((await accountState(id)).account.credits).toBe(0);
  });
});

it("a plan that was chosen beside a free one and not paid for 30 days is no longer to pay", async () => {
  const { id } = await createAccount({ plan: "free" });
  await createPerson({ account: { id } });
  const { key } = await keyFor({ id });
  await changePlan({ accountId: id, planSlug: "growth", ...BY });
  const open = async () => (await callRoute(subscription, "GET", { token: key })).body.data.open_invoice_ids;
  setClock(new Date(addDays(START, 30).getTime() - 1));
  expect(await open()).toHaveLength(1);
  setClock(addDays(START, 30));
  expect(await open()).toEqual([]);
});

it("an order of credits that nobody has paid for 14 days is void in every answer, though no job has run", async () => {
  const id = await paid("growth", 13900);
  const { key } = await keyFor({ id });
  const { id: packageId } = await savedPackage();
  const order = await orderPackage({ accountId: id, packageId, by: BY });
  const shown = async () => {
    const { body } = await callRoute(subscription, "GET", { token: key });
    const listed = await callRoute(invoiceList, "GET", { token: key });
    const rows = listed.body.data.results as { id: number; status: string }[];
    const status = rows.find((each) => each.id === order.id)?.status;
    return { open: body.data.open_invoice_ids, status };
  };
  setClock(new Date(addDays(START, 14).getTime() - 1));
  expect(await shown()).toEqual({ open: [order.id], status: "open" });
  setClock(addDays(START, 14));
  expect(await shown()).toEqual({ open: [], status: "void" });
});

describe("what holds an end back", () => {
  it("a transfer that was reported in time keeps a trial open for 14 days, and takes no lock", async () => {
    const id = await trialAccount();
    const { key } = await keyFor({ id });
    const { invoice } = await changePlan({ accountId: id, planSlug: "growth", ...BY });
    const money = { invoiceId: invoice!.id, amountCents: invoice!.totalCents, payerName: "P" };
    await reportBankTransfer({ accountId: id, externalPaymentId: `HELD-${id}`, ...money, ...BY });
    setClock(addDays(START, 20));
    const { result, statements } = await statementsOf(() => callRoute(verify, "GET", { token: key }));
    expect(result.status).toBe(200);
    expect(statements.filter((text) => text.includes("for update"))).toEqual([]);
    setClock(addDays(START, 28));
    expect((await callRoute(verify, "GET", { token: key })).body.code).toBe("account_suspended");
  });
});

describe("what pages and the API say of a subscription", () => {
  it("is past due and billed from the moment when it is", async () => {
    const id = await paid("growth", 13900);
    const { key } = await keyFor({ id });
    const shown = async () => (await callRoute(subscription, "GET", { token: key })).body.data;
    setClock(addDays(END, -7));
    expect((await shown()).open_invoice_ids).toHaveLength(1);
    setClock(END);
    expect(await shown()).toMatchObject({ status: "past_due" });
  });

  it("is the smaller plan, from the end of what was paid", async () => {
    const id = await paid("growth", 13900);
    const { key } = await keyFor({ id });
    await changePlan({ accountId: id, planSlug: "starter", ...BY });
    setClock(END);
    const { body } = await callRoute(subscription, "GET", { token: key });
    expect(body.data).toMatchObject({ plan: { slug: "starter" }, scheduled_change: null });
  });
});
