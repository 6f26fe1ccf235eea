import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { accounts, asSystem, invitations, memberships, type Tx, users } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { tokenHash } from "@/lib/auth/tokens/opaque-token";
import { now } from "@/lib/clock";
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

  it("takes nobody out of another account, and no superuser in", async () => {
    await invite(cast.stan.email, "stan");
    await invite(cast.sue.email, "sue");
    for (const token of ["stan", "sue"]) {
      await expect(accept(token)).rejects.toMatchObject({ code: "email_taken" });
    }
    expect(await membershipOf(cast.stan.id)).toMatchObject({ accountId: cast.strangers.id });
  });

  it("lets somebody without an account back in with the old password only", async () => {
    const former = await createPerson({ email: "former@x.test" });
    await invite("former@x.test", "former");
    await expect(accept("former", "not the old password")).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    expect((await accept("former")).user.id).toBe(former.id);
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
      () => expect(accept("rising")).rejects.toMatchObject({ code: "email_taken" }),
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

function accept(token: string, password = PASSWORD) {
  return acceptInvitation({ token, firstName: "Nora", lastName: "New", password });
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
