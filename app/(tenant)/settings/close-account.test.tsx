/** Guards app/(tenant)/settings/actions.ts, app/(auth)/login/page.tsx. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { sessionCookieName } from "@/lib/auth/sessions/session-cookie";
import { createAccount, createPerson, PASSWORD } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { sendCookie } from "@/test/next-headers";
import { openBrowser } from "@/test/sign-in";
import LoginPage from "../../(auth)/login/page";
import { closeAccountAction } from "./actions";

const setCookie = vi.fn();
vi.mock("next/headers", async () => {
  const { cookies, headers } = await import("@/test/next-headers");
  return { headers, cookies: async () => ({ ...(await cookies()), set: setCookie }) };
});

useDatabase();

it("whoever closes their account is told so at the sign-in page, and leaves no session in the browser", async () => {
  const account = await createAccount({ name: "Acme", plan: "starter" });
  const browser = await openBrowser(await createPerson({ account }));
  const name = sessionCookieName();
  sendCookie(`${browser.cookie}; ${name}.1=rest; theme=dark`);
  const closing = closeAccountAction({}, formData({ confirm_name: "Acme", password: PASSWORD }));
  await expect(closing).rejects.toMatchObject({
    digest: expect.stringContaining(";/login?notice=account-closed;"),
  });
  const ended = expect.objectContaining({ maxAge: 0, path: "/" });
  expect(setCookie.mock.calls).toEqual([
    [name, "", ended],
    [`${name}.1`, "", ended],
  ]);
  sendCookie("");
  const searchParams = Promise.resolve({ notice: "account-closed" });
  const html = renderToStaticMarkup(await LoginPage({ searchParams }));
  expect(html).toContain("Your account is closed");
  expect(html).toContain("kept for 30 days");
  expect(html).toContain('href="/contact"');
});
