/** Guards app/(tenant)/api-keys/page.tsx. */
import { expect, it, vi } from "vitest";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import ApiKeysPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();

it("whoever has not confirmed their address is told so above the form, with the way to do it", async () => {
  const account = await createAccount();
  const html = await pageFor(await createPerson({ account, emailVerified: false }));
  expect(html.indexOf('href="/verify-email"')).toBeGreaterThan(0);
  expect(html.indexOf('href="/verify-email"')).toBeLessThan(html.indexOf("<form"));
  expect(await pageFor(await createPerson({ account }))).not.toContain("/verify-email");
});

async function pageFor(person: Person): Promise<string> {
  await signIn(person);
  return renderPage(await ApiKeysPage({ searchParams: Promise.resolve({}) }));
}
