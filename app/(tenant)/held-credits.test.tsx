/** Guards app/(tenant)/layout.tsx, app/(tenant)/low-credits.tsx, lib/accounts/account-profile.ts. */
import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { accounts, asSystem } from "@/db";
import { getAccountProfile } from "@/lib/accounts/account-profile";
import { accountJson } from "@/lib/accounts/output";
import { reserveCredits } from "@/lib/credits/reservations/reserve-credits";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import TenantLayout from "./layout";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/navigation", async (original) => ({
  ...(await original<Record<string, unknown>>()),
  usePathname: () => "/sites",
  useRouter: () => ({}),
}));
useDatabase();

it("credits that a reservation holds are not told as left: in the shell, in its warning and over the API", async () => {
  const account = await createAccount({ plan: "growth" });
  const person = await createPerson({ account });
  await asSystem((tx) => tx.update(accounts).set({ credits: 2000 }).where(eq(accounts.id, account.id)));
  await signIn(person);
  expect(await shown()).toContain("2,000 of 2,000 credits left");
  await reserveCredits({
    ...{ accountId: account.id, siteId: null, userId: null, apiKeyId: null },
    ...{ operation: null, units: null, amount: 1700, metadata: {}, idempotencyKey: "held" },
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  const html = await shown();
  expect(html).toContain("300 of 2,000 credits left");
  expect(html).toContain("Less than 20 % of your credits are left");
  const json = accountJson(await getAccountProfile(account.id));
  expect(json).toMatchObject({ credits: 2000, usage: { credits: { available: 300 } } });
});

async function shown(): Promise<string> {
  return renderPage(await TenantLayout({ children: null }));
}
