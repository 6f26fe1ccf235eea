/**
 * Guards lib/auth/attempts/, lib/people/recent-sign-ins.ts, lib/auth/two-factor/accept-second-factor.ts,
 * lib/mail/templates/wrong-codes.tsx.
 */

import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { asSystem, auditEvents, mails, users } from "@/db";
import { provePassword } from "@/lib/auth/passwords/prove-password";
import { requestPasswordReset, resetPassword } from "@/lib/auth/passwords/reset-password";
import { logIn } from "@/lib/auth/sign-in/log-in";
import { log } from "@/lib/log";
import { openLinks } from "@/lib/mail/sealed-links";
import { listRecentSignIns } from "@/lib/people/recent-sign-ins";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { openBrowser } from "@/test/sign-in";
import { codeOf, switchOnTwoFactor } from "@/test/two-factor";

process.env.RATE_LIMITS = "auth_strict=100000/1m";
useDatabase();

let account: { id: number };
let person: Person;
beforeAll(async () => {
  account = await createAccount();
});
beforeEach(async () => {
  forgetLimits();
  person = await createPerson({ account });
});

const from = (ip: string) => ({ ip, userAgent: "Firefox/140 Linux", requestId: "a-request" });
const tryPassword = (password: string, ip: string, email = person.email) =>
  logIn({ email, password }, from(ip));
const failed = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "in",
    (error) => error.code,
  );

/** Wrong passwords from as many networks. */
async function guess(times: number, email = person.email): Promise<unknown[]> {
  return Promise.all(
    Array.from({ length: times }, (_, i) => failed(tryPassword("wrong password", `198.51.100.${i}`, email))),
  );
}

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await act();
  return (performance.now() - startedMs) / 1000;
}

describe("many wrong passwords for one person, each from another address", () => {
  it("slow down what follows, refuse what comes all at once, and lock nobody out", async () => {
    expect(new Set(await guess(10))).toEqual(new Set(["invalid_credentials"]));
    const outcomes = await guess(30);
    expect(outcomes.filter((code) => code === "throttled").length).toBeGreaterThan(15);
    const slow = await secondsOf(() => tryPassword(PASSWORD, "203.0.113.9"));
    expect(slow).toBeGreaterThan(0.9);
  }, 60_000);

  it("do not slow them down where they have signed in before", async () => {
    await openBrowser(person); // From 192.0.2.1.
    await guess(11);
    expect(await secondsOf(() => tryPassword(PASSWORD, "::ffff:192.0.2.1"))).toBeLessThan(0.9);
  }, 60_000);

  it("slow down an address alike that nobody has", async () => {
    await guess(10, "nobody@example.test");
    const slow = await secondsOf(() => failed(tryPassword(PASSWORD, "203.0.113.9", "Nobody@Example.test")));
    expect(slow).toBeGreaterThan(0.9);
  }, 60_000);

  it("do not slow down anybody else", async () => {
    await guess(10);
    const other = await createPerson({ account });
    expect(await secondsOf(() => tryPassword(PASSWORD, "203.0.113.9", other.email))).toBeLessThan(0.9);
  }, 60_000);

  it("have an end in an open browser, where the password is typed again", async () => {
    const typed = { userId: person.id, password: "wrong password" };
    for (let i = 0; i < 10; i++) expect(await failed(provePassword(typed))).toBe("validation_error");
    expect(await failed(provePassword({ ...typed, password: PASSWORD }))).toBe("throttled");
  }, 60_000);
});

describe("wrong codes after the right password", () => {
  const wrong = () =>
    failed(logIn({ email: person.email, password: PASSWORD, code: "000000" }, from("203.0.113.9")));
  const told = () =>
    asSystem((tx) => tx.select().from(mails).where(eq(mails.aboutUserId, person.id))).then((rows) =>
      rows.filter(({ template }) => template === "wrong-codes"),
    );

  it("are told to the person once, end after twenty, and a new password begins again", async () => {
    const { secret } = await switchOnTwoFactor(person.id);
    for (let i = 0; i < 4; i++) expect(await wrong()).toBe("two_factor_required");
    expect(await told()).toHaveLength(0);
    for (let i = 4; i < 20; i++) expect(await wrong()).toBe("two_factor_required");
    expect(await told()).toMatchObject([{ toAddress: person.email, props: { ip: "203.0.113.9" } }]);
    const right = { email: person.email, password: PASSWORD, code: codeOf(secret) };
    expect(await failed(logIn(right, from("203.0.113.9")))).toBe("throttled");

    await requestPasswordReset(person.email);
    const [mail] = await asSystem((tx) =>
      tx.select().from(mails).where(eq(mails.template, "reset-password")),
    );
    const token = new URL(String(openLinks(mail!).url)).searchParams.get("token")!;
    await resetPassword({ token, password: "another-heron-77-quartz" });
    await asSystem((tx) => tx.update(users).set({ totpLastStep: null }).where(eq(users.id, person.id)));
    const again = { ...right, password: "another-heron-77-quartz", code: codeOf(secret) };
    expect(await failed(logIn(again, from("203.0.113.9")))).toBe("in");
  }, 120_000);
});

describe("every sign-in and every refusal", () => {
  it("is written into the log, the audit and the person's own list, with address and request", async () => {
    const lines = vi.spyOn(log, "warn").mockImplementation(() => undefined);
    const good = vi.spyOn(log, "info").mockImplementation(() => undefined);
    await failed(tryPassword("wrong password", "203.0.113.9"));
    await tryPassword(PASSWORD, "203.0.113.9");
    await failed(provePassword({ userId: person.id, password: "no", ...from("203.0.113.8") }));
    const expected = { ip: "203.0.113.9", request_id: "a-request", user: person.id };
    expect(lines).toHaveBeenCalledWith({ outcome: "user.sign_in_refused", ...expected }, "sign-in");
    expect(good).toHaveBeenCalledWith({ outcome: "user.signed_in", ...expected }, "sign-in");
    vi.restoreAllMocks();

    const rows = await asSystem((tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.targetId, String(person.id))),
    );
    expect(rows.map(({ action, actor }) => [action, actor])).toEqual([
      ["user.sign_in_refused", "anonymous"],
      ["user.signed_in", `user:${person.id}`],
      ["user.password_refused", "anonymous"],
    ]);
    expect(rows[0]).toMatchObject({
      requestId: "a-request",
      after: { ip: "203.0.113.9", user_agent: "Firefox/140 Linux" },
    });
    expect(JSON.stringify(rows)).not.toContain("wrong password");
    const list = await listRecentSignIns(person.id);
    expect(list.map(({ outcome }) => outcome)).toEqual([
      "user.password_refused",
      "user.signed_in",
      "user.sign_in_refused",
    ]);
  });

  it("is logged also for an address that nobody has, without the address that was typed", async () => {
    const lines = vi.spyOn(log, "warn").mockImplementation(() => undefined);
    await failed(tryPassword("wrong password", "203.0.113.9", "nobody@example.test"));
    expect(lines).toHaveBeenCalledWith(
      expect.objectContaining({ outcome: "user.sign_in_refused", user: undefined }),
      "sign-in",
    );
    expect(JSON.stringify(lines.mock.calls)).not.toContain("nobody@");
    vi.restoreAllMocks();
  });
});
