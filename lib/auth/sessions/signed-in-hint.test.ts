import { expect, it, vi } from "vitest";
import { createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { DEVICE } from "@/test/sign-in";
import { forgetBrowserSession, openBrowserSession } from "./open-browser-session";
import { expiredSessionCookies } from "./session-cookie";
import { hasSignedInHint, SIGNED_IN_HINT } from "./signed-in-hint";

const jar = new Map<string, { value: string; httpOnly?: boolean; maxAge?: number }>();
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    getAll: () => [...jar].map(([name, { value }]) => ({ name, value })),
    set: (name: string, value: string, options: object) => jar.set(name, { value, ...options }),
  }),
}));

useDatabase();

it("comes and goes with the session, is read by scripts, and says nothing of who it is", async () => {
  await openBrowserSession(await createPerson({}), DEVICE);
  const hint = jar.get(SIGNED_IN_HINT)!;
  expect(hint).toMatchObject({ value: "1", httpOnly: false });
  const session = [...jar].find(([name]) => name !== SIGNED_IN_HINT)![1];
  expect(session).toMatchObject({ httpOnly: true, maxAge: hint.maxAge });
  await forgetBrowserSession();
  expect([...jar.values()].map(({ maxAge }) => maxAge)).toEqual([0, 0]);
});

it("is ended by signing out", () => {
  const request = new Request("http://localhost/", { headers: { cookie: `a=b; ${SIGNED_IN_HINT}=1` } });
  expect(expiredSessionCookies(request)).toEqual([
    expect.stringContaining(`${SIGNED_IN_HINT}=; Path=/; Max-Age=0`),
  ]);
});

it("is found among other cookies, and only as it was written", () => {
  expect(hasSignedInHint("a=b; igny8-signed-in=1; c=d")).toBe(true);
  for (const other of ["", "igny8-signed-in=", "x-igny8-signed-in=1", "igny8-signed-in=11"])
    expect(hasSignedInHint(other)).toBe(false);
});
