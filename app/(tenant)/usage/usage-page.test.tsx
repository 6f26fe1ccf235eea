/** Guards app/(tenant)/usage/page.tsx, lib/usage/credit-standing.ts. */
import { expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { writeLedger } from "@/lib/credits/write-ledger";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import UsagePage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();

it("the burn rate of an account that began today is today's, not a thirtieth of it", async () => {
  const account = await createAccount({ plan: "growth" });
  const user = await createPerson({ account });
  const spent = { accountId: account.id, kind: "consume", operation: "clustering", units: 50 } as const;
  await asSystem((tx) => writeLedger(tx, { ...spent, amount: -500, description: "" }));
  await signIn(user);
  const html = await renderPage(await UsagePage({ searchParams: Promise.resolve({}) }));
  expect(html).toContain("500 a day");
  expect(html).toContain("Over the first day.");
});

it.each([
  ["trial", "2,000, once.", "A paid plan brings new credits each month."],
  [
    "pending_payment",
    "1,000 a month, from your first payment on.",
    "Your credits arrive when your payment is confirmed.",
  ],
] as const)("both cards of a %s account say the same of its credits", async (status, gives, renewal) => {
  const account = await createAccount({ status, plan: status === "trial" ? "free-trial" : "starter" });
  await signIn(await createPerson({ account }));
  const html = await renderPage(await UsagePage({ searchParams: Promise.resolve({}) }));
  expect(html).toContain(`Your plan gives ${gives}`);
  expect(html).toContain(renewal);
  expect(html.includes("Your trial ends on")).toBe(status === "trial");
});
