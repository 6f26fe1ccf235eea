import { eq, type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { accounts, asSystem, invitations, memberships, type Tx, users } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { logIn } from "@/lib/auth/sign-in/log-in";
import { tokenHash } from "@/lib/auth/tokens/opaque-token";
import { now } from "@/lib/clock";
import { listRecentSignIns } from "@/lib/people/recent-sign-ins";
import { revokeInvitation } from "@/lib/team/revoke-invitation";
import { type Cast, createCast } from "@/test/cast";
import { createPerson, PASSWORD } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { acceptInvitation } from "./accept-invitation";

describe("an invitation", () => {
  useDatabase();
  let cast: Cast;
  beforeAll(async () => {
    cast = await createCast();
    // Growth's three seats are taken by Olivia, Ed and Vera.
    const enterprise = sql`(select id from plans where slug = 'enterprise')`;
    await asSystem((tx) =>
      tx.update(accounts).set({ planId: enterprise }).where(eq(accounts.id, cast.acme.id)),
    );
  });

  it("makes somebody new a member with its role, and proves nothing about the mailbox", async () => {
    await invite("nora@new.test", "nora");
    const { user } = await accept("nora");
    expect(user).toMatchObject({ email: "nora@new.test", emailVerifiedAt: null });
    expect(await membershipOf(user.id)).toMatchObject({ accountId: cast.acme.id, role: "editor" });
  });

  it("works once, also for 10 who come at once", async () => {
    await invite("many@new.test", "many");
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => accept("many")));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(accept("many")).rejects.toMatchObject({ code: "invalid_token" });
  });

  it("that was withdrawn, is too old or was never made is not open", async () => {
    await invite("gone@new.test", "gone", { revokedAt: now() });
    await invite("old@new.test", "old", { expiresAt: new Date(now().getTime() - 1000) });
    for (const token of ["gone", "old", "never"]) {
      await expect(accept(token)).rejects.toMatchObject({ code: "invalid_token" });
    }
  });

  it("takes nobody out of another account, and no superuser in, and never says that the password was right", async () => {
    await invite(cast.stan.email, "stan");
    await invite(cast.sue.email, "sue");
    for (const token of ["stan", "sue"]) {
      const wrong = await refusalOf(accept(token, "not the password of anybody"));
      expect(wrong).toMatchObject({ code: "invalid_credentials" });
      expect(await refusalOf(accept(token))).toEqual(wrong);
    }
    expect(await membershipOf(cast.stan.id)).toMatchObject({ accountId: cast.strangers.id });
  });

  it("is no place to guess a password: as slow as at sign-in, from wherever, and the person sees it", async () => {
    const victim = await createPerson({ account: cast.strangers });
    await invite(victim.email, "guessed");
    const guess = (i: number, password: string) => refusalOf(accept("guessed", password, `198.51.100.${i}`));
    for (let i = 0; i < 10; i++)
      expect(await guess(i, i % 2 ? PASSWORD : "a wrong password")).toMatchObject({
        code: "invalid_credentials",
      });
    const many = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(20 + i, PASSWORD)));
    expect(many.map(({ code }) => code)).toContain("throttled");
    const [seen] = await listRecentSignIns(victim.id);
    expect(seen).toMatchObject({ outcome: "user.password_refused", userAgent: "Firefox" });
    const startedMs = performance.now();
    const from = { ip: "203.0.113.9", userAgent: "" };
    await refusalOf(logIn({ email: victim.email, password: "a wrong password" }, from));
    expect(performance.now() - startedMs).toBeGreaterThan(900);
  }, 60_000);

  it("to an account without a free seat says so before it looks at the password", async () => {
    const former = await createPerson();
    await invite(former.email, "no seat");
    const small = sql`(select id from plans where slug = 'free')`;
    const plan = (planId: SQL) => (tx: Tx) =>
      tx.update(accounts).set({ planId }).where(eq(accounts.id, cast.acme.id));
    await asSystem(plan(small));
    for (const password of [PASSWORD, "a wrong password"])
      await expect(accept("no seat", password)).rejects.toMatchObject({ code: "plan_limit_reached" });
    await asSystem(plan(sql`(select id from plans where slug = 'enterprise')`));
  });

  it("lets somebody without an account back in with the old password only", async () => {
    const former = await createPerson({ email: "former@x.test" });
    await invite("former@x.test", "former");
    await expect(accept("former", "not the old password")).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    expect((await accept("former")).user.id).toBe(former.id);
    const outcomes = (await listRecentSignIns(former.id)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(["user.password_confirmed", "user.password_refused"]);
  });

  it.each([
    ["sent again", { tokenHash: tokenHash("the newer link") }],
    ["withdrawn", { revokedAt: now() }],
    ["too old", { expiresAt: now() }],
  ])("that is %s while the password is checked lets nobody in", async (what, change) => {
    const email = `${what.replace(" ", "-")}@x.test`;
    await createPerson({ email });
    await invite(email, email);
    await whileHeld(
      (tx) =>
        tx
          .update(invitations)
          .set(change)
          .where(eq(invitations.tokenHash, tokenHash(email))),
      () => expect(accept(email)).rejects.toMatchObject({ code: "invalid_token" }),
    );
  });

  it("accepted and withdrawn at once ends in the one or the other, never in a deadlock", async () => {
    await invite("both@new.test", "both");
    const hash = tokenHash("both");
    const [invitation] = await asSystem((tx) =>
      tx.select({ id: invitations.id }).from(invitations).where(eq(invitations.tokenHash, hash)),
    );
    const withdrawal = { accountId: cast.acme.id, invitationId: invitation!.id, by: { actor: "terminal" } };
    const { outcomes } = await asSystem(async (tx) => {
      await lockAccount(tx, cast.acme.id);
      const accepting = accept("both");
      await untilWaiting(1);
      const withdrawing = revokeInvitation(withdrawal);
      await untilWaiting(2);
      return { outcomes: Promise.allSettled([accepting, withdrawing]) };
    });
    const codes = (await outcomes).map((one) => (one.status === "rejected" ? one.reason.code : "done"));
    expect(codes).toEqual(["done", "not_found"]);
  });

  it("makes no member of somebody who became a superuser meanwhile", async () => {
    const rising = await createPerson({ email: "rising@x.test" });
    await invite("rising@x.test", "rising");
    await whileHeld(
      (tx) => tx.update(users).set({ isSuperuser: true }).where(eq(users.id, rising.id)),
      () => expect(accept("rising")).rejects.toMatchObject({ code: "invalid_credentials" }),
    );
    expect(await membershipOf(rising.id)).toBeUndefined();
  });

  /** The account's row is held until `change` is made: who accepts has read before it, and acts after it. */
  async function whileHeld(change: (tx: Tx) => Promise<unknown>, accepting: () => Promise<void>) {
    const { outcome } = await asSystem(async (tx) => {
      await lockAccount(tx, cast.acme.id);
      const started = { outcome: accepting() };
      await untilWaiting(1);
      await change(tx);
      return started;
    });
    await outcome;
  }

  async function invite(email: string, token: string, more: Partial<typeof invitations.$inferInsert> = {}) {
    const expiresAt = new Date(now().getTime() + 7 * 86_400_000);
    const accountId = cast.acme.id;
    await asSystem((tx) =>
      tx
        .insert(invitations)
        .values({ accountId, email, role: "editor", tokenHash: tokenHash(token), expiresAt, ...more }),
    );
  }
});

function accept(token: string, password = PASSWORD, ip = "203.0.113.1") {
  const from = { ip, userAgent: "Firefox" };
  return acceptInvitation({ token, firstName: "Nora", lastName: "New", password }, from);
}

async function refusalOf(attempt: Promise<unknown>): Promise<{ code: string; message: string }> {
  const { code, message } = await attempt.then(
    () => ({ code: "none", message: "" }),
    (error) => error,
  );
  return { code, message };
}

async function membershipOf(userId: number) {
  const [row] = await asSystem((tx) =>
    tx
      .select({ accountId: memberships.accountId, role: memberships.role })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(users.id, userId)),
  );
  return row;
}
