import { describe, expect, it } from "vitest";
import type { Invoice, Plan, Subscription } from "@/db";
import { billingView, runningOf } from "./billing-view";
import type { SubscriptionDetail } from "./queries";

type Visit = Parameters<typeof billingView>[0];

const account = { status: "active", suspensionReason: null, closedAt: null } as const;
const open = invoice({ id: 2, status: "open" });

describe("the invoice to pay", () => {
  it("is the first open one", () => {
    expect(view({ invoices: [invoice({ id: 3, status: "paid" }), open] }).toPay).toBe(open);
  });

  it("is none that the card is charged for by itself", () => {
    const detail = subscription({ stripeSubscriptionId: "sub_1" });
    expect(view({ detail, invoices: [open] }).toPay).toBeUndefined();
    const upgrade = invoice({ id: 4, status: "open", kind: "upgrade" });
    expect(view({ detail, invoices: [open, upgrade] })).toMatchObject({ toPay: undefined, upgrade });
  });

  it.each([
    { status: "pending_payment", suspensionReason: null },
    { status: "suspended", suspensionReason: "payment_overdue" },
  ] as const)("is said once: not where the banner asks for it already, %o", (state) => {
    const viewer = { role: "owner", account: { ...account, ...state } } as const;
    expect(view({ viewer, invoices: [open] }).toPay).toBeUndefined();
  });

  it("is named beside the banner where the account is suspended for it, and not where staff suspended it", () => {
    const suspendedFor = (suspensionReason: "payment_overdue" | "admin") => {
      const viewer = {
        role: "owner",
        account: { ...account, status: "suspended", suspensionReason },
      } as const;
      return view({ viewer, invoices: [open] }).overdue;
    };
    expect(suspendedFor("payment_overdue")).toBe(open);
    expect(suspendedFor("admin")).toBeUndefined();
    expect(view({ invoices: [open] }).overdue).toBeUndefined();
  });
});

describe("the plans", () => {
  it("show the running one, the next one and the prices of the running interval", () => {
    const detail = subscription({}, { slug: "starter" } as Plan);
    expect(view({ detail }).choice).toEqual({
      currentSlug: "growth",
      currentInterval: "month",
      nextSlug: "starter",
      interval: "month",
    });
    expect(view({ detail, interval: "year" }).choice).toMatchObject({ interval: "year" });
  });

  it("of a subscription that has ended are nobody's, and can be chosen again", () => {
    const detail = subscription({ status: "cancelled", billingInterval: "year" });
    expect(runningOf(detail)).toBeUndefined();
    expect(view({ detail }).choice).toEqual({
      currentSlug: undefined,
      currentInterval: undefined,
      nextSlug: undefined,
      interval: "year",
    });
  });

  it("are the owner's to choose, and nobody's in an account that is closed or suspended by staff", () => {
    expect(view({ viewer: { role: "admin", account } })).toMatchObject({
      mayManage: false,
      choice: undefined,
    });
    for (const state of [
      { closedAt: new Date() },
      { status: "suspended", suspensionReason: "admin" },
    ] as const)
      expect(view({ viewer: { role: "owner", account: { ...account, ...state } } })).toMatchObject({
        mayManage: true,
        choice: undefined,
      });
    const overdue = { ...account, status: "suspended", suspensionReason: "payment_overdue" } as const;
    const shown = view({ viewer: { role: "owner", account: overdue } });
    expect(shown.isSuspended).toBe(true);
    expect(shown.choice).toBeDefined();
  });
});

function view(visit: Partial<Visit>) {
  return billingView({
    viewer: { role: "owner", account },
    detail: subscription({}),
    invoices: [],
    ...visit,
  });
}

function subscription(columns: Partial<Subscription>, scheduledPlan: Plan | null = null): SubscriptionDetail {
  const running = { status: "active", billingInterval: "month", stripeSubscriptionId: null };
  return {
    subscription: { ...running, cancelAtPeriodEnd: false, ...columns } as Subscription,
    plan: { slug: "growth" } as Plan,
    scheduledPlan,
    nextCharge: null,
    openInvoiceIds: [],
    suspendsAt: null,
  };
}

function invoice(columns: Partial<Invoice>): Invoice {
  return { kind: "renewal", billingInterval: "month", ...columns } as Invoice;
}
