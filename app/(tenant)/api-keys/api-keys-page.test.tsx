import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { openBrowser } from "@/test/browser";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import ApiKeysPage from "./page";

let cookie = "";
vi.mock("next/headers", async () => (await import("@/test/next-headers")).nextHeaders(() => cookie));

useDatabase();

it("whoever has not confirmed their address is told so above the form, with the way to do it", async () => {
  const account = await createAccount();
  const html = await pageFor(await createPerson({ account, emailVerified: false }));
  expect(html.indexOf('href="/verify-email"')).toBeGreaterThan(0);
  expect(html.indexOf('href="/verify-email"')).toBeLessThan(html.indexOf("<form"));
  expect(await pageFor(await createPerson({ account }))).not.toContain("/verify-email");
});

async function pageFor(person: Person): Promise<string> {
  ({ cookie } = await openBrowser(person));
  return renderToStaticMarkup(await ApiKeysPage({ searchParams: Promise.resolve({}) }));
}
