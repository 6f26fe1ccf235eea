/** Guards app/(tenant)/sites/[id]/page.tsx, lib/accounts/limit-standing.ts, lib/sites/plugin-config-line.ts. */
import { eq } from "drizzle-orm";
import { beforeAll, expect, it, vi } from "vitest";
import { asSystem, sites } from "@/db";
import { createSite } from "@/lib/sites/create-site";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import SitePage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/navigation", async (original) => ({ ...(await original<object>()), useRouter: () => ({}) }));

useDatabase();

let olivia: Person;
let ed: Person;
let siteId: number;
beforeAll(async () => {
  const account = await createAccount({ plan: "starter" });
  olivia = await createPerson({ account });
  ed = await createPerson({ account, role: "editor" });
  const by = { actor: "user:1" };
  siteId = (await createSite({ accountId: account.id, name: "Shop", url: "shop.example", by })).id;
});

it("a site over the plan's limit says which limit it is, and offers its owner the plan that lifts it", async () => {
  await asSystem((tx) => tx.update(sites).set({ status: "read_only" }).where(eq(sites.id, siteId)));
  const html = await pageFor(olivia);
  expect(html).toContain("This site is read-only");
  expect(html).toContain("1 of 1 site used");
  expect(html).toContain('href="/billing/change?plan=growth"');
  const shown = await pageFor(ed);
  expect(shown).not.toContain("/billing/change");
  expect(shown).toContain("An owner of your account can change the plan.");
});

it("a site within it says nothing of the kind", async () => {
  await asSystem((tx) => tx.update(sites).set({ status: "active" }).where(eq(sites.id, siteId)));
  const html = await pageFor(olivia);
  expect(html).toContain(">Shop</h1>");
  expect(html).not.toContain("read-only");
  expect(html).not.toContain("1 of 1 site used");
});

it("whoever has not confirmed their address is told so where the key is made, before they press", async () => {
  const account = { id: olivia.accountId! };
  const una = await createPerson({ account, emailVerified: false });
  expect(await pageFor(una)).toContain('href="/verify-email"');
  expect(await pageFor(olivia)).not.toContain("/verify-email");
});

async function pageFor(person: Person): Promise<string> {
  await signIn(person);
  const params = Promise.resolve({ id: String(siteId) });
  return renderPage(await SitePage({ params, searchParams: Promise.resolve({}) }));
}
