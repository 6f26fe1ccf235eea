/** Guards app/(auth)/signup/page.tsx, lib/auth/viewer/redirect-signed-in.ts, lib/signup/find-sign-up-offer.ts. */
import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { accounts, asSystem } from "@/db";
import type { Role } from "@/db/words";
import { now } from "@/lib/clock";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import SignUpPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();

const GROWTH_YEARLY = { plan: "growth", interval: "year" };

it.each([
  [{ status: "active", plan: "starter" }, "/billing/change?plan=growth&interval=year"],
  [{ status: "trial" }, "/billing/change?plan=growth&interval=year"],
  [{ status: "pending_payment", plan: "starter" }, "/payment?plan=growth&interval=year"],
  [{ status: "cancelled" }, "/payment?plan=growth&interval=year"],
  [{ status: "suspended", suspensionReason: "payment_overdue" }, "/payment?plan=growth&interval=year"],
  [{ status: "suspended", suspensionReason: "admin" }, "/billing"],
] as const)("an owner who has %o already is led on with the plan they asked for", async (wanted, path) => {
  const account = await createAccount(wanted);
  await leadsTo(await createPerson({ account }), GROWTH_YEARLY, path);
});

it.each([
  ["admin", GROWTH_YEARLY, "/billing"],
  ["editor", GROWTH_YEARLY, "/sites"],
  ["owner", { plan: "platinum" }, "/billing"],
  ["owner", { plan: "enterprise" }, "/billing"],
  ["owner", {}, "/sites"],
] as const)("one who is %s and asks for %o lands where that is settled", async (role, query, path) => {
  const account = await createAccount({ plan: "starter" });
  await leadsTo(await createPerson({ account, role: role as Role }), query, path);
});

it("no plan brings a closed account back, and a superuser has none", async () => {
  const account = await createAccount({ status: "cancelled" });
  await asSystem((tx) => tx.update(accounts).set({ closedAt: now() }).where(eq(accounts.id, account.id)));
  await leadsTo(await createPerson({ account }), GROWTH_YEARLY, "/billing");
  await leadsTo(await createPerson({ isSuperuser: true }), GROWTH_YEARLY, "/admin");
});

async function leadsTo(person: Person, query: Record<string, string>, path: string): Promise<void> {
  await signIn(person);
  await expect(SignUpPage({ searchParams: Promise.resolve(query) })).rejects.toMatchObject({
    digest: expect.stringContaining(`;${path};`),
  });
}
