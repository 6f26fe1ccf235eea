/** Guards app/payment/page.tsx, lib/payments/checkout/find-due-invoice.ts. */

import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import type { Account } from "@/db";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import PaymentPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();

describe("the payment page", () => {
  it("of an account that staff suspended offers no plan: it says why and whom to ask", async () => {
    const html = await paymentPage({ plan: "growth", status: "suspended", suspensionReason: "admin" });
    expect(html).toContain("This account is suspended");
    expect(html).toContain("Our team suspended this account");
    expect(html).toContain('href="/contact"');
    expect(html).not.toContain("<form");
  });

  it("of what such an account owes says above the ways to pay that paying does not open it", async () => {
    const account = await createAccount({ plan: "growth", status: "pending_payment" });
    const act = { actor: "terminal", reason: "Sends spam." };
    await suspendAccount(account.id, act);
    const html = await pageOf(account);
    expect(html).toContain("How would you like to pay?");
    expect(html).toContain("won&#x27;t reactivate the account");
    expect(html.indexOf("Our team suspended this account")).toBeGreaterThan(0);
    expect(html.indexOf("Our team suspended this account")).toBeLessThan(
      html.indexOf("How would you like to pay?"),
    );
    expect(html).toContain('href="/contact"');
    expect(html).not.toContain("Your plan starts");
    expect(html).not.toContain("Another plan?");
  });

  it.each([
    { plan: "free-trial", status: "suspended", suspensionReason: "trial_expired" },
    { plan: "growth", status: "suspended", suspensionReason: "payment_overdue" },
    { plan: "growth", status: "cancelled" },
  ] as const)("lets who can pay their way out choose a plan: %o", async (account) => {
    const html = await paymentPage(account);
    expect(html).toContain("Choose a plan");
    expect(html).toContain("Use this plan");
  });

  it.each([
    { plan: "starter", status: "cancelled" },
    { plan: "starter", status: "pending_payment" },
  ] as const)("has the plan chosen that the way there named: %o", async (account) => {
    const html = await paymentPage(account, { plan: "growth", interval: "year" });
    expect(html).toContain('<option value="growth" selected="">');
    expect(html).toContain('<option value="year" selected="">');
  });
});

async function paymentPage(
  wanted: Parameters<typeof createAccount>[0],
  query: Record<string, string> = {},
): Promise<string> {
  return pageOf(await createAccount(wanted), query);
}

async function pageOf(account: Account, query: Record<string, string> = {}): Promise<string> {
  await signIn(await createPerson({ account }));
  const props = { params: Promise.resolve({}), searchParams: Promise.resolve(query) };
  return renderToStaticMarkup(await PaymentPage(props));
}
