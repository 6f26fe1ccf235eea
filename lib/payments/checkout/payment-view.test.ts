import { describe, expect, it } from "vitest";
import type { Invoice, Payment, Plan } from "@/db";
import type { DueInvoice } from "./find-due-invoice";
import { type DueView, type PaymentView, paymentView } from "./payment-view";

type Visit = Parameters<typeof paymentView>[0];

const owner = { role: "owner", account: { status: "pending_payment", suspensionReason: null } } as const;
const spammer = { role: "owner", account: { status: "suspended", suspensionReason: "admin" } } as const;

describe("where nothing is open", () => {
  it("an account that works is told that all is paid", () => {
    const account = { status: "active", suspensionReason: null } as const;
    expect(view({ viewer: { ...owner, account } })).toEqual({ show: "paid" });
  });

  it("an account that staff suspended is told so, and offered no plan", () => {
    expect(view({ viewer: spammer, query: { plan: "growth" } })).toEqual({ show: "suspended" });
  });

  it("an owner chooses a plan, the one they asked for on their way here", () => {
    const query = { plan: "growth", interval: "year" } as const;
    expect(view({ query })).toEqual({ show: "choose", choice: { planSlug: "growth", interval: "year" } });
    const account = { status: "suspended", suspensionReason: "payment_overdue" } as const;
    expect(view({ viewer: { ...owner, account } })).toMatchObject({
      choice: { planSlug: undefined, interval: "month" },
    });
  });

  it("an admin may pay, and chooses nothing", () => {
    expect(view({ viewer: { ...owner, role: "admin" } })).toEqual({ show: "choose", choice: undefined });
  });
});

describe("back from the provider", () => {
  it("the ways to pay stand back while its message is awaited, and no other plan is offered", () => {
    const reported = payment("pending_approval");
    expect(dueView({ outcome: "done" }, { reported })).toMatchObject({
      outcome: "done",
      stage: "returned",
      choice: undefined,
    });
  });

  it("an invoice that is not open any more was paid, and the next one is shown to be paid", () => {
    const shown = dueView({ outcome: "paid" });
    expect(shown).toMatchObject({ outcome: "paid", stage: "pay" });
    expect(shown.choice).toBeDefined();
  });

  it("a payment that was settled a moment ago is paid, whatever the account was before", () => {
    expect(view({ outcome: "paid" })).toEqual({ show: "paid" });
    expect(view({ outcome: "paid", viewer: spammer })).toEqual({ show: "suspended" });
  });

  it("who turned back is told that nothing was charged, and may pay another way", () => {
    expect(dueView({ outcome: "cancelled" })).toMatchObject({
      outcome: "cancelled",
      stage: "pay",
    });
  });

  it("a payment that was declined is not called awaited", () => {
    const declined = payment("failed");
    const shown = dueView({ outcome: "done" }, { declined });
    expect(shown).toMatchObject({ declined, outcome: undefined, stage: "pay" });
  });
});

describe("the way to pay", () => {
  it.each([
    ["as the address says", { method: "paypal" }, "stripe", "paypal"],
    ["else as they pay already", {}, "bank_transfer", "bank_transfer"],
    ["else the first on offer", {}, null, "stripe"],
  ] as const)("is %s", (_, query, preferred, method) => {
    expect(dueView({ query }, { preferred })).toMatchObject({ method });
  });

  it("is never one that is not on offer", () => {
    const shown = dueView(
      { query: { method: "paypal" }, methods: ["bank_transfer"] },
      { preferred: "stripe" },
    );
    expect(shown.method).toBe("bank_transfer");
  });

  it("repeats by card for one interval of a plan, not for an upgrade or for months at once", () => {
    expect(dueView().repeats).toBe(true);
    expect(dueView({}, { invoice: invoice({ kind: "upgrade" }) }).repeats).toBe(false);
    const three = [{ description: "", quantity: 3, amount_cents: 1 }];
    expect(dueView({}, { invoice: invoice({ lineItems: three }) }).repeats).toBe(false);
  });

  it("stands back where the card is charged anyway", () => {
    expect(dueView({}, { isCharged: true })).toMatchObject({ stage: "charged" });
  });
});

describe("another plan", () => {
  it("can be chosen instead of the first, which stays chosen until then", () => {
    expect(dueView().choice).toEqual({ planSlug: "starter", interval: "month" });
    expect(dueView({ query: { plan: "growth", interval: "year" } }).choice).toEqual({
      planSlug: "growth",
      interval: "year",
    });
    expect(dueView({ query: { plan: "gold" } }).choice).toMatchObject({ planSlug: "starter" });
  });

  it("can't once a period was paid, nor by an admin, nor where staff suspended the account", () => {
    expect(dueView({}, { invoice: invoice({ kind: "renewal" }) }).choice).toBeUndefined();
    expect(dueView({ viewer: { ...owner, role: "admin" } }).choice).toBeUndefined();
    expect(dueView({ viewer: spammer })).toMatchObject({ choice: undefined, isSuspended: true });
  });
});

it("a reported transfer waits until staff have decided; correcting it is a way of its own", () => {
  const reported = payment("pending_approval");
  expect(dueView({}, { reported })).toMatchObject({ isWaiting: true, stage: "reported", choice: undefined });
  expect(dueView({ query: { change: "report" } }, { reported })).toMatchObject({
    isWaiting: true,
    stage: "pay",
    method: "bank_transfer",
  });
  expect(dueView({ query: { change: "method" } }, { reported, preferred: "bank_transfer" })).toMatchObject({
    stage: "pay",
    method: "stripe",
    change: "method",
  });
  expect(dueView({}, { reported: payment("failed") })).toMatchObject({ isWaiting: false, stage: "pay" });
});

it("money that is on its way is the page's one subject, whatever the address asks for", () => {
  const processing = payment("processing");
  for (const visit of [{}, { outcome: "done" }, { query: { change: "method" } }] as const)
    expect(dueView(visit, { processing })).toMatchObject({ stage: "processing", choice: undefined });
});

function view(visit: Partial<Visit>): PaymentView {
  const methods = ["stripe", "paypal", "bank_transfer"] as const;
  return paymentView({
    viewer: owner,
    due: undefined,
    query: {},
    outcome: undefined,
    methods,
    plans: ["starter", "growth"],
    ...visit,
  });
}

function dueView(visit: Partial<Visit> = {}, due: Partial<DueInvoice> = {}): DueView {
  const shown = view({
    due: {
      invoice: invoice({}),
      plan: { slug: "starter" } as Plan,
      held: new Map(),
      reported: undefined,
      pendingWords: undefined,
      processing: undefined,
      payerActionUrl: undefined,
      declined: undefined,
      preferred: null,
      isCharged: false,
      others: [],
      ...due,
    },
    ...visit,
  });
  if (shown.show !== "due") throw new Error(`/payment shows "${shown.show}".`);
  return shown;
}

function invoice(columns: Partial<Invoice>): Invoice {
  const lineItems = [{ description: "Starter, 1 month", quantity: 1, amount_cents: 8900 }];
  return { id: 1, kind: "first", billingInterval: "month", lineItems, ...columns } as Invoice;
}

function payment(status: Payment["status"]): Payment {
  return { id: 9, status } as Payment;
}
