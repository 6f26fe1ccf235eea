/** Guards app/(auth)/verify-email/page.tsx, lib/auth/email/verify-link.ts. */
import { expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { verifyEmail } from "@/lib/auth/email/verify-email";
import { createUserToken } from "@/lib/auth/tokens/user-token";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import VerifyEmailPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();

const opened = async (token: string) =>
  renderPage(await VerifyEmailPage({ searchParams: Promise.resolve({ token }) }));
const linkOf = ({ id: userId }: Person) =>
  asSystem((tx) => createUserToken(tx, { userId, purpose: "verify_email" }));

it("a link that was used says so when it is opened again, shows the next step and no form", async () => {
  const person = await createPerson({ account: await createAccount(), emailVerified: false });
  const token = await linkOf(person);
  expect(await opened(token)).toContain("Confirm my address");
  await verifyEmail(token);
  const again = await opened(token);
  expect(again).toContain(`${person.email} is confirmed already.`);
  expect(again).toContain('href="/login"');
  expect(again).not.toContain("<form");
  await signIn(person);
  expect(await opened(token)).toContain('href="/sites"');
});

it("a link that a newer one replaced, or that never was, offers another one instead of a button that fails", async () => {
  const person = await createPerson({ account: await createAccount(), emailVerified: false });
  const old = await linkOf(person);
  await linkOf(person);
  for (const token of [old, "no-such-link"]) {
    const page = await opened(token);
    expect(page).toContain("This link no longer works");
    expect(page).toContain("Send a new link");
    expect(page).not.toContain("Confirm my address");
  }
});
