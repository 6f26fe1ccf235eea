import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { asSystem } from "@/db/scope";
import { openSession } from "@/lib/auth/open-session";
import { encodeSession, sessionCookieName } from "@/lib/auth/session-cookie";
import { writeLedger } from "@/lib/credits/write-ledger";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import UsagePage from "./page";

process.env.AUTH_SECRET ??= "a secret that signs nothing but tests";
let cookie = "";
vi.mock("next/headers", async () => (await import("@/test/next-headers")).nextHeaders(() => cookie));

useDatabase();

test("the burn rate of an account that began today is today's, not a thirtieth of it", async () => {
  const account = await createAccount({ plan: "growth" });
  const user = await createPerson({ account });
  const spent = { accountId: account.id, kind: "consume", operation: "clustering", units: 50 } as const;
  await asSystem((tx) => writeLedger(tx, { ...spent, amount: -500, description: "" }));
  const device = { ip: "192.0.2.1", userAgent: "test" };
  const sessionId = await asSystem((tx) => openSession(tx, { user, kind: "browser", device }));
  const { id: userId, sessionVersion, isSuperuser } = user;
  cookie = `${sessionCookieName()}=${await encodeSession({ userId, sessionId, sessionVersion, isSuperuser })}`;
  const html = renderToStaticMarkup(await UsagePage({ searchParams: Promise.resolve({}) }));
  expect(html).toContain("500 a day");
  expect(html).toContain("Over the first day.");
});
