import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { accounts, invitations, memberships, users } from "@/db/schema";
import { asSystem } from "@/db/scope";
import { tokenHash } from "@/lib/auth/refresh-token";
import { now } from "@/lib/clock";
import { type Cast, createCast, PASSWORD } from "@/test/cast";
import { createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
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

  test("makes somebody new a member with its role, and proves nothing about the mailbox", async () => {
    await invite("nora@new.test", "nora");
    const { user } = await accept("nora");
    expect(user).toMatchObject({ email: "nora@new.test", emailVerifiedAt: null });
    expect(await membershipOf(user.id)).toMatchObject({ accountId: cast.acme.id, role: "editor" });
  });

  test("works once, also for 10 who come at once", async () => {
    await invite("many@new.test", "many");
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => accept("many")));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(accept("many")).rejects.toMatchObject({ code: "invalid_token" });
  });

  test("that was withdrawn, is too old or was never made is not open", async () => {
    await invite("gone@new.test", "gone", { revokedAt: now() });
    await invite("old@new.test", "old", { expiresAt: new Date(now().getTime() - 1000) });
    for (const token of ["gone", "old", "never"]) {
      await expect(accept(token)).rejects.toMatchObject({ code: "invalid_token" });
    }
  });

  test("takes nobody out of another account, and no superuser in", async () => {
    await invite(cast.stan.email, "stan");
    await invite(cast.sue.email, "sue");
    for (const token of ["stan", "sue"]) {
      await expect(accept(token)).rejects.toMatchObject({ code: "email_taken" });
    }
    expect(await membershipOf(cast.stan.id)).toMatchObject({ accountId: cast.strangers.id });
  });

  test("lets somebody without an account back in with the old password only", async () => {
    const former = await createPerson({ email: "former@x.test" });
    await invite("former@x.test", "former");
    await expect(accept("former", "not the old password")).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    expect((await accept("former")).user.id).toBe(former.id);
  });

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
