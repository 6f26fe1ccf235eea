/**
 * Guards app/(tenant)/billing/page.tsx, app/(tenant)/billing/cancel/page.tsx, app/(tenant)/billing/actions.ts,
 * lib/subscriptions/queries.ts, lib/invoices/queries.ts, lib/plans/list-plan-choices.ts, lib/payments/form-input.ts.
 */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createAccount, createPerson, type NewAccount } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import { cancelAction, changePlanAction } from "./actions";
import CancelPage from "./cancel/page";
import BillingPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: vi.fn() }));

useDatabase();

describe("billing of an account that staff suspended", () => {
  beforeEach(async () => {
    await signInToNew({ plan: "growth", status: "suspended" });
  });

  it("calls the subscription suspended and announces no charge", async () => {
    const html = await billingPage();
    expect(html).toContain(">Suspended</span>");
    expect(html).not.toContain(">Active</span>");
    expect(html).not.toMatch(/Next charge|Next payment due/);
  });

  it("offers no plan, which would not open it, and takes none", async () => {
    expect(await billingPage()).not.toContain("Choose Scale");
    const choice = formData({ plan_slug: "scale", billing_interval: "month" });
    expect(await changePlanAction({}, choice)).toMatchObject({ code: "account_suspended" });
  });

  it("promises nothing that works, only the day it ends", async () => {
    const html = renderToStaticMarkup(await CancelPage());
    expect(html).not.toContain("Everything works");
    expect(html).toMatch(/The subscription ends on .*your account stays suspended/);
  });
});

it("billing of an account that runs names the next payment, and what works until when", async () => {
  await signInToNew({ plan: "growth" });
  const html = await billingPage();
  expect(html).toContain(">Active</span>");
  expect(html).toContain("Next payment due"); // By transfer: nothing is charged automatically.
  expect(renderToStaticMarkup(await CancelPage())).toContain("Everything works until");
});

describe("cancelling", () => {
  it("what nobody has paid says that it has ended, and the plan can be chosen again", async () => {
    await signInToNew({ plan: "growth", status: "pending_payment" });
    await expect(cancel()).rejects.toMatchObject(leadsTo("/billing?done=ended"));
    const html = await billingPage({ done: "ended" });
    expect(html).toContain("Your subscription has ended.");
    expect(html).not.toContain("You can resume it");
    expect(html).toContain("Choose Growth");
    expect(html).not.toContain(">Yours</span>");
  });

  it("what is paid says that it can be resumed until it ends", async () => {
    await signInToNew({ plan: "growth" });
    await expect(cancel()).rejects.toMatchObject(leadsTo("/billing?done=cancelled"));
    const html = await billingPage({ done: "cancelled" });
    expect(html).toContain("You can resume it until it ends.");
    expect(html).toContain(">Yours</span>");
  });
});

function cancel() {
  return cancelAction({}, formData({ reason: "" }));
}

function leadsTo(path: string) {
  return { digest: expect.stringContaining(`;${path};`) };
}

async function billingPage(query: Record<string, string> = {}): Promise<string> {
  const props = { params: Promise.resolve({}), searchParams: Promise.resolve(query) };
  return renderPage(await BillingPage(props));
}

async function signInToNew(of: NewAccount): Promise<void> {
  const account = await createAccount(of);
  await signIn(await createPerson({ account }));
}
