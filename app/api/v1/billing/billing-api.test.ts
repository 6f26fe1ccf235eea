import { beforeEach, describe, expect, it } from "vitest";
import { brokenInvariants, pendingAccount, superuserToken, trialAccount } from "@/test/billing";
import { callRoute } from "@/test/call-route";
import { useDatabase } from "@/test/harness/database";
import { tokenFor } from "@/test/tenant";
import * as confirm from "./admin/confirm-bank-transfer/route";
import * as approve from "./admin/payments/[id]/approve/route";
import * as refund from "./admin/payments/[id]/refund/route";
import * as reject from "./admin/payments/[id]/reject/route";
import * as adminPayments from "./admin/payments/route";
import * as report from "./bank-transfer/route";
import * as cancel from "./cancel/route";
import * as changePlan from "./change-plan/route";
import * as checkout from "./checkout/route";
import * as pdf from "./invoices/[id]/pdf/route";
import * as invoice from "./invoices/[id]/route";
import * as invoices from "./invoices/route";
import * as payments from "./payments/route";
import * as resume from "./resume/route";
import * as subscription from "./subscription/route";

process.env.RATE_LIMITS = "billing=10000/1m,billing_admin=10000/1m";
useDatabase();

let accountId: number;
let owner: string;
let sue: string;

beforeEach(async () => {
  accountId = await pendingAccount();
  owner = await tokenFor(accountId, "owner");
  sue = await superuserToken();
});

const transfer = (more: object = {}) => ({
  account_id: accountId,
  external_payment_id: `TRX-${accountId}`,
  amount: "139.00",
  payer_name: "Petra",
  ...more,
});
const confirmed = (more: object = {}) => callRoute(confirm, "POST", { token: sue, body: transfer(more) });
const openInvoiceId = async () => {
  const { body } = await callRoute(invoices, "GET", { token: owner, query: "status=open" });
  return (body.data.results as { id: number }[])[0]!.id;
};
const reported = async (reference: string, more: object = {}) => {
  const body = { invoice_id: await openInvoiceId(), amount: "139.00", payer_name: "Petra", ...more };
  return callRoute(report, "POST", { token: owner, body: { ...body, external_payment_id: reference } });
};
const decide = (route: typeof approve, id: unknown, body: object = {}) =>
  callRoute(route, "POST", { token: sue, params: { id: Number(id) }, body });

describe("POST /billing/admin/confirm-bank-transfer/", () => {
  it("200: settles, and answers the same again as a replay", async () => {
    const first = await confirmed();
    expect(first.status).toBe(200);
    expect(first.body.data).toMatchObject({
      account_id: accountId,
      account_status: "active",
      credits: 2000,
      replayed: false,
      subscription: { status: "active", payment_method: "bank_transfer", plan: { slug: "growth" } },
      payment: { status: "succeeded", amount: "139.00", currency: "USD", method: "bank_transfer" },
    });
    expect((await confirmed()).body.data).toEqual({ ...first.body.data, replayed: true });
  });

  it("refuses what docs/contract.md section 4 lists, each with its code", async () => {
    expect(await confirmed({ amount: "138.99" })).toMatchObject({
      status: 400,
      body: { code: "amount_mismatch", expected: "139.00" },
    });
    expect(await confirmed({ account_id: 999_999 })).toMatchObject({ status: 404 });
    const trial = await trialAccount();
    for (const amount of ["139.00", "0.00"])
      expect(await confirmed({ account_id: trial, amount })).toMatchObject({
        status: 400,
        body: { code: "plan_not_payable" },
      });
    expect(await confirmed({ amount: "0" })).toMatchObject({
      body: { code: "amount_mismatch", expected: "139.00" },
    });
    expect(await confirmed({ amount: "abc" })).toMatchObject({
      status: 400,
      body: { code: "validation_error" },
    });
    await confirmed();
    expect(await confirmed({ account_id: await pendingAccount() })).toMatchObject({
      status: 409,
      body: { code: "payment_reference_used" },
    });
  });

  it("403: is not for an owner", async () => {
    const answer = await callRoute(confirm, "POST", { token: owner, body: transfer() });
    expect(answer).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });
});

describe("reporting a transfer", () => {
  it("201: waits for approval; approving settles once", async () => {
    const sent = await reported("R-1");
    expect(sent).toMatchObject({ status: 201, body: { data: { status: "pending_approval" } } });
    const waiting = await callRoute(adminPayments, "GET", { token: sue, query: "status=pending_approval" });
    expect(waiting.body.data.results).toMatchObject([{ id: sent.body.data.id }]);
    const answers = await Promise.all([1, 2].map(() => decide(approve, sent.body.data.id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.filter(({ body }) => body.data.replayed)).toHaveLength(1);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("says why it was rejected, and can be repeated", async () => {
    const first = await reported("R-2");
    const rejected = await decide(reject, first.body.data.id, { reason: "Not on the statement." });
    expect(rejected.body.data).toMatchObject({ status: "failed", failure_reason: "Not on the statement." });
    for (const { body } of [first, rejected])
      expect(body.data.invoice_number).toMatch(/^INV-\d+-\d{6}-0001$/);
    expect(await decide(approve, first.body.data.id)).toMatchObject({ status: 409 });
    expect(await reported("R-2")).toMatchObject({ status: 201 });
  });

  it("refuses another amount, and another account's invoice", async () => {
    expect(await reported("R-3", { amount: "1.00" })).toMatchObject({ body: { code: "amount_mismatch" } });
    const other = await tokenFor(await pendingAccount(), "owner");
    const body = {
      invoice_id: await openInvoiceId(),
      amount: "139.00",
      payer_name: "S",
      external_payment_id: "R-4",
    };
    expect(await callRoute(report, "POST", { token: other, body })).toMatchObject({ status: 404 });
  });

  it("approving while rejecting: one of the two wins", async () => {
    const { body } = await reported("R-5");
    const [yes, no] = await Promise.all([
      decide(approve, body.data.id),
      decide(reject, body.data.id, { reason: "No." }),
    ]);
    expect([yes.status, no.status].sort()).toEqual([200, 409]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("reading", () => {
  it("lists invoices, payments and the subscription of one's own account", async () => {
    await confirmed();
    const list = await callRoute(invoices, "GET", { token: owner });
    const [first] = list.body.data.results as { id: number }[];
    expect(list.body.data.results).toMatchObject([{ status: "paid", total: "139.00" }]);
    expect((await callRoute(payments, "GET", { token: owner })).body.data.results).toHaveLength(1);
    expect((await callRoute(subscription, "GET", { token: owner })).body.data).toMatchObject({
      status: "active",
      next_charge: { amount: "139.00" },
    });
    const stranger = await tokenFor(await pendingAccount(), "owner");
    const params = { id: first!.id };
    expect((await callRoute(invoice, "GET", { token: stranger, params })).status).toBe(404);
    expect((await callRoute(invoice, "GET", { token: owner, params })).status).toBe(200);
    const viewer = await tokenFor(accountId, "viewer");
    expect((await callRoute(invoices, "GET", { token: viewer })).status).toBe(403);
  });

  it("hands out the invoice as PDF", async () => {
    const id = await openInvoiceId();
    const request = new Request(`http://localhost/api/v1/billing/invoices/${id}/pdf/`, {
      headers: { authorization: `Bearer ${owner}` },
    });
    const response = await pdf.GET(request, { params: Promise.resolve({ id: String(id) }) });
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });
});

describe("plans, cancelling and paying", () => {
  it("changes the plan before paying, and quotes the new amount", async () => {
    const changed = await callRoute(changePlan, "POST", { token: owner, body: { plan_slug: "scale" } });
    expect(changed.body.data).toMatchObject({
      change: "choose",
      invoice: { total: "229.00", status: "open" },
    });
    const bank = await callRoute(checkout, "POST", {
      token: owner,
      body: { payment_method: "bank_transfer" },
    });
    expect(bank.body.data).toMatchObject({ amount: "229.00", iban: "DE89370400440532013000" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("invoices an upgrade for the rest of the period, and applies it when paid", async () => {
    await confirmed();
    const changed = await callRoute(changePlan, "POST", { token: owner, body: { plan_slug: "scale" } });
    const { total } = changed.body.data.invoice as { total: string };
    expect(changed.body.data.change).toBe("upgrade");
    expect(Number(total)).toBeCloseTo(90, 0);
    const paid = await confirmed({ external_payment_id: `UP-${accountId}`, amount: total });
    expect(paid.body.data).toMatchObject({ credits: 4000, subscription: { plan: { slug: "scale" } } });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("schedules a downgrade, and drops it when the running plan is chosen again", async () => {
    await confirmed();
    const to = (plan_slug: string) => callRoute(changePlan, "POST", { token: owner, body: { plan_slug } });
    expect((await to("starter")).body.data).toMatchObject({ change: "schedule", invoice: null });
    expect((await callRoute(subscription, "GET", { token: owner })).body.data).toMatchObject({
      plan: { slug: "growth" },
      scheduled_change: { plan: { slug: "starter" } },
      next_charge: { amount: "89.00" },
    });
    expect((await to("growth")).body.data).toMatchObject({ change: "keep" });
  });

  it("pays a bigger plan at once for whoever may pay, and schedules nothing that only an owner may", async () => {
    await confirmed();
    const admin = await tokenFor(accountId, "admin");
    const pay = (token: string, plan_slug: string) =>
      callRoute(checkout, "POST", { token, body: { payment_method: "bank_transfer", plan_slug } });
    for (const token of [admin, owner])
      for (const plan_slug of ["growth", "starter"]) {
        expect(await pay(token, plan_slug)).toMatchObject({ status: 409, body: { code: "invalid_state" } });
        const { data } = (await callRoute(subscription, "GET", { token: owner })).body;
        expect(data).toMatchObject({ scheduled_change: null, open_invoice_ids: [] });
      }
    expect((await pay(admin, "scale")).body.data).toMatchObject({ amount: expect.stringMatching(/^90|^89/) });
  });

  it("chooses the first plan on the way to paying it", async () => {
    const paid = await callRoute(checkout, "POST", {
      token: owner,
      body: { payment_method: "bank_transfer", plan_slug: "starter" },
    });
    expect(paid.body.data).toMatchObject({ amount: "89.00" });
  });

  it("refuses enterprise, unknown and free plans", async () => {
    const to = (plan_slug: string) => callRoute(changePlan, "POST", { token: owner, body: { plan_slug } });
    expect(await to("enterprise")).toMatchObject({ status: 403, body: { code: "plan_not_self_service" } });
    expect(await to("nope")).toMatchObject({ status: 400, body: { code: "validation_error" } });
    expect(await to("free")).toMatchObject({ status: 400, body: { code: "plan_not_payable" } });
  });

  it("cancels at the period's end, twice is once, and resumes before", async () => {
    await confirmed();
    const stop = () => callRoute(cancel, "POST", { token: owner, body: { reason: "Too quiet." } });
    expect((await stop()).body.data).toMatchObject({ status: "active", cancel_at_period_end: true });
    expect((await stop()).body.data).toMatchObject({ cancel_at_period_end: true, next_charge: null });
    const again = await callRoute(resume, "POST", { token: owner, body: {} });
    expect(again.body.data).toMatchObject({ cancel_at_period_end: false });
    const admin = await tokenFor(accountId, "admin");
    expect((await callRoute(cancel, "POST", { token: admin, body: {} })).status).toBe(403);
  });

  it("503: a method without settings is not offered", async () => {
    const answer = await callRoute(checkout, "POST", { token: owner, body: { payment_method: "stripe" } });
    expect(answer).toMatchObject({ status: 503, body: { code: "payment_method_unavailable" } });
  });

  it("refunds with the ledger's counter-entry, once", async () => {
    const { body } = await confirmed();
    const { id } = body.data.payment as { id: number };
    const half = await decide(refund, id, { reason: "Goodwill.", amount: "69.50" });
    expect(half.body.data).toMatchObject({ status: "succeeded", refunded_amount: "69.50" });
    const rest = await decide(refund, id, { reason: "All of it." });
    expect(rest.body.data).toMatchObject({ status: "refunded", refunded_amount: "139.00" });
    expect(await decide(refund, id, { reason: "Again." })).toMatchObject({ status: 409 });
    expect(await brokenInvariants()).toEqual([]);
  });
});
