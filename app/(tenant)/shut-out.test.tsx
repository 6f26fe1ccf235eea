/**
 * Guards app/(tenant)/billing/page.tsx, app/(tenant)/settings/export/route.ts, app/payment/page.tsx,
 * app/two-factor/page.tsx, app/two-factor/actions.ts, components/shell/account-banner.tsx.
 */
import { eq } from "drizzle-orm";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { AccountBanner } from "@/components/shell/account-banner";
import { accounts, asSystem } from "@/db";
import type { Role } from "@/db/words";
import { now } from "@/lib/clock";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import PaymentPage from "../payment/page";
import { enableTwoFactorAction } from "../two-factor/actions";
import TwoFactorPage from "../two-factor/page";
import BillingPage from "./billing/page";
import { GET as exportData } from "./settings/export/route";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();

const TO_BILLING = { digest: expect.stringMatching(/^NEXT_REDIRECT;\w+;\/billing;/) };

describe("the page where members of a suspended account land", () => {
  const people = new Map<Role, Person>();
  beforeAll(async () => {
    const account = await createAccount({ name: "Acme", plan: "starter", status: "suspended" });
    for (const role of ["owner", "admin", "editor", "viewer"] as const)
      people.set(role, await createPerson({ account, role }));
  });

  it.each(["editor", "viewer"] as const)(
    "says to one who is %s that it is closed, and offers nothing",
    async (role) => {
      await signIn(people.get(role)!);
      const html = await billingPage();
      expect(html).toContain(">Acme</h1>");
      expect(html).toContain("Your pages are closed for now");
      expect(html).not.toContain("<a ");
    },
  );

  it("is all there is: its owner gets neither at the account's data nor at settings by address", async () => {
    await signIn(people.get("owner")!);
    expect(await billingPage()).toContain(">Billing</h1>");
    await expect(exportData()).rejects.toMatchObject(TO_BILLING);
    await expect(TwoFactorPage()).rejects.toMatchObject(TO_BILLING);
    await expect(enableTwoFactorAction({}, new FormData())).rejects.toMatchObject(TO_BILLING);
  });

  it("offers the owner of a closed account no plan, neither there nor to pay for", async () => {
    const account = await createAccount({ plan: "starter", status: "cancelled" });
    await signIn(await createPerson({ account }));
    expect(await billingPage()).toContain("Choose Growth");
    await asSystem((tx) => tx.update(accounts).set({ closedAt: now() }).where(eq(accounts.id, account.id)));
    expect(await billingPage()).not.toContain("Choose Growth");
    const props = { params: Promise.resolve({}), searchParams: Promise.resolve({}) };
    await expect(PaymentPage(props)).rejects.toThrow("NEXT_REDIRECT");
  });

  it("is not there for an editor of an account that runs", async () => {
    const account = await createAccount({ plan: "starter" });
    await signIn(await createPerson({ account, role: "editor" }));
    await expect(billingPage()).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  });
});

describe("the banner over every page", () => {
  const plan = { isActive: true };
  const runs = { status: "active", suspensionReason: null, closedAt: null, plan } as const;

  it.each([
    ["suspended", "trial_expired", "owner", "/billing"],
    ["suspended", "trial_expired", "admin", "up to an owner of"],
    ["suspended", "payment_overdue", "admin", "/payment"],
    ["suspended", "payment_overdue", "editor", "up to an owner or admin of"],
    ["suspended", "admin", "viewer", "/contact"],
    ["pending_payment", null, "admin", "/payment"],
    ["pending_payment", null, "viewer", "up to an owner or admin of"],
    ["cancelled", null, "owner", "/billing"],
    ["cancelled", null, "editor", "up to an owner of"],
  ] as const)("of a %s account (%s) tells its %s: %s", (status, suspensionReason, role, told) => {
    const html = banner({ status, suspensionReason, plan, closedAt: null }, role);
    expect(html).toContain(told);
    expect(html.includes("<a ")).toBe(told.startsWith("/"));
  });

  it("of a closed account offers no plan, which would not open it: until when we can, and whom to ask", () => {
    const closed = { ...runs, status: "cancelled", closedAt: new Date("2026-06-15T12:00:00Z") } as const;
    const html = banner(closed, "owner");
    expect(html).toContain("15 Jul 2026");
    expect(html).toContain('href="/contact"');
    expect(html).not.toContain("/billing");
  });

  it("says so too when it is the plan that is gone", () => {
    for (const gone of [null, { isActive: false }])
      expect(banner({ ...runs, plan: gone }, "owner")).toContain("/billing");
    expect(banner(runs, "owner")).toBe("");
  });
});

function banner(account: Parameters<typeof AccountBanner>[0]["account"], role: Role): string {
  return renderToStaticMarkup(<AccountBanner account={account} role={role} />);
}

async function billingPage(): Promise<string> {
  const page: ReactElement = await BillingPage({
    params: Promise.resolve({}),
    searchParams: Promise.resolve({}),
  });
  return renderPage(page);
}
