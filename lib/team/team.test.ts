/** Guards lib/team/, lib/signup/find-invitation.ts, lib/signup/accept-invitation.ts. */

import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { accounts, asSystem, mails, memberships, plans, sessions, users } from "@/db";
import type { Role } from "@/db/words";
import { now, setClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { openLinks } from "@/lib/mail/sealed-links";
import { acceptInvitation } from "@/lib/signup/accept-invitation";
import { findInvitation } from "@/lib/signup/find-invitation";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { tokensFor } from "@/test/sign-in";
import { changeRole } from "./change-role";
import { invitationToken } from "./invitation-token";
import { inviteMember } from "./invite-member";
import { getMemberOf, listInvitations, listMembers } from "./queries";
import { removeMember } from "./remove-member";
import { resendInvitation } from "./resend-invitation";
import { revokeInvitation } from "./revoke-invitation";
import { transferOwnership } from "./transfer-ownership";

useDatabase();

const NEW_PASSWORD = "walnut-harbour-19-violin";
let acme: number;
let olivia: Person;
let guests = 0;

beforeEach(async () => {
  setClock(undefined);
  acme = (await createAccount({ plan: "scale" })).id;
  olivia = await createPerson({ account: { id: acme }, role: "owner" });
});

const byOf = ({ id }: Person) => ({ actor: `user:${id}` });
const newEmail = () => `guest-${++guests}@example.test`;
const invite = (email: string, role: Role = "editor", as: Person = olivia) =>
  inviteMember({ accountId: acme, inviter: { userId: as.id }, email, role, by: byOf(as) });
const accept = (invitation: { id: number; expiresAt: Date }, password = NEW_PASSWORD) =>
  acceptInvitation(
    { token: invitationToken(invitation), password, firstName: "Gus", lastName: "Guest" },
    { ip: "203.0.113.1", userAgent: "Firefox" },
  );

describe("who owns an account that is a customer at Stripe", () => {
  /** The transactions that wrote the membership, and the job that tells Stripe. */
  async function writers(memberId: number) {
    const { rows } = await asSystem((tx) =>
      tx.execute<{ member: string; job: string }>(sql`
        select m.xmin::text as member, j.xmin::text as job from memberships m, graphile_worker._private_jobs j
        where m.id = ${memberId} and j.key = ${`sync-stripe-customer:${acme}`}`),
    );
    return rows[0];
  }
  const memberOf = async (userId: number) => asSystem((tx) => getMemberOf(tx, acme, userId));

  it.each(["changing a role", "handing the account over"])(
    "is told to Stripe with %s, all or nothing",
    async (how) => {
      await asSystem((tx) =>
        tx
          .update(accounts)
          .set({ stripeCustomerId: `cus_team_${acme}` })
          .where(eq(accounts.id, acme)),
      );
      const adam = await createPerson({ account: { id: acme }, role: "admin" });
      const { id: memberId } = await memberOf(adam.id);
      const by = byOf(olivia);
      if (how === "changing a role") await changeRole({ accountId: acme, memberId, role: "owner", by });
      else await transferOwnership({ accountId: acme, fromUserId: olivia.id, toMemberId: memberId, by });
      const wrote = await writers(memberId);
      expect(wrote?.job).toBe(wrote?.member);
    },
  );
});

describe("an invitation", () => {
  it("is mailed to its address with a link that works", async () => {
    const email = newEmail();
    const invitation = await invite(email);
    const [letter] = await asSystem((tx) => tx.select().from(mails).where(eq(mails.toAddress, email)));
    expect(letter).toMatchObject({ template: "invitation", aboutAccountId: acme });
    expect(openLinks(letter!).url).toContain(invitationToken(invitation));
    expect(await findInvitation(invitationToken(invitation))).toMatchObject({
      invitation: { email, role: "editor" },
      account: { id: acme },
    });
  });

  it("makes a member with the role it names, whose address still has to be confirmed", async () => {
    const email = newEmail();
    const joined = await accept(await invite(email, "viewer"));
    expect(joined).toMatchObject({ user: { email }, account: { id: acme } });
    const team = await listMembers(acme, { limit: 10 });
    expect(team.at(-1)).toMatchObject({ email, role: "viewer", firstName: "Gus", emailVerified: false });
    const letters = await asSystem((tx) => tx.select().from(mails).where(eq(mails.toAddress, email)));
    expect(letters.map(({ template }) => template)).toContain("verify-email");
  });

  it("is accepted once, also when 10 try at once", async () => {
    const invitation = await invite(newEmail());
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => accept(invitation)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listMembers(acme, { limit: 10 })).toHaveLength(2);
  });

  it("ends after 7 days, when it is revoked, and when it is sent again", async () => {
    const revoked = await invite(newEmail());
    await revokeInvitation({ accountId: acme, invitationId: revoked.id, by: byOf(olivia) });
    expect(await refusal(accept(revoked))).toMatchObject({ code: "invalid_token" });

    const old = await invite(newEmail());
    setClock(new Date(now().getTime() + 7 * 86_400_000));
    expect(await refusal(accept(old))).toMatchObject({ code: "invalid_token" });
    expect(await findInvitation(invitationToken(old))).toBeUndefined();
    const again = await resendInvitation({
      accountId: acme,
      invitationId: old.id,
      inviter: { userId: olivia.id },
      by: byOf(olivia),
    });
    expect(await refusal(accept(old))).toMatchObject({ code: "invalid_token" });
    await accept(again);
  });

  it("goes to nobody above the inviter", async () => {
    const admin = await createPerson({ account: { id: acme }, role: "admin" });
    expect(await refusal(invite(newEmail(), "owner", admin))).toMatchObject({ code: "forbidden" });
    await invite(newEmail(), "admin", admin);
  });

  it("goes to nobody twice, and to no member", async () => {
    const email = newEmail();
    await invite(email);
    expect(await refusal(invite(email.toUpperCase()))).toMatchObject({ code: "conflict" });
    expect(await refusal(invite(olivia.email))).toMatchObject({ code: "conflict" });
  });

  it("holds a seat of the plan: 20 at once for the two that are left are two", async () => {
    const growth = (await createAccount({ plan: "growth" })).id;
    const owner = await createPerson({ account: { id: growth }, role: "owner" });
    const tries = Array.from({ length: 20 }, () =>
      inviteMember({
        accountId: growth,
        inviter: { userId: owner.id },
        email: newEmail(),
        role: "viewer",
        by: byOf(olivia),
      }),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "plan_limit_reached", details: { limit: 3, used: 3 } });
  });

  it("is refused with the reason when the address belongs to another account", async () => {
    const stan = await createPerson({ account: { id: (await createAccount()).id } });
    const invitation = await invite(stan.email);
    const error = await refusal(accept(invitation, PASSWORD));
    expect(error).toMatchObject({
      code: "invalid_credentials",
      message: expect.stringContaining("another account"),
    });
  });

  it("brings somebody back who was in a team before, with the password they had", async () => {
    const before = await createPerson({});
    const invitation = await invite(before.email);
    expect(await refusal(accept(invitation, NEW_PASSWORD))).toMatchObject({ code: "invalid_credentials" });
    expect(await accept(invitation, PASSWORD)).toMatchObject({ user: { id: before.id } });
  });

  it("finds no seat when the plan has become smaller since", async () => {
    const invitation = await invite(newEmail());
    await asSystem(async (tx) => {
      const [free] = await tx.select().from(plans).where(eq(plans.slug, "free"));
      await tx.update(accounts).set({ planId: free!.id }).where(eq(accounts.id, acme));
    });
    expect(await refusal(accept(invitation))).toMatchObject({ code: "plan_limit_reached" });
  });

  it("wants a password that is none of the usual mistakes", async () => {
    expect(await refusal(accept(await invite(newEmail()), "password1234"))).toMatchObject({
      code: "weak_password",
    });
  });

  it("of another account is not found", async () => {
    const invitation = await invite(newEmail());
    const strangers = (await createAccount()).id;
    const by = byOf(await createPerson({ account: { id: strangers } }));
    expect(
      await refusal(revokeInvitation({ accountId: strangers, invitationId: invitation.id, by })),
    ).toMatchObject({ code: "not_found" });
    expect(await listInvitations(strangers, { limit: 10 })).toEqual([]);
  });
});

describe("roles", () => {
  it("are changed by those who have them", async () => {
    const { id } = await memberWith("viewer");
    const admin = byOf(await createPerson({ account: { id: acme }, role: "admin" }));
    expect(
      await changeRole({ accountId: acme, memberId: id, role: "admin", by: byOf(olivia) }),
    ).toMatchObject({ role: "admin" });
    expect(
      await refusal(changeRole({ accountId: acme, memberId: id, role: "owner", by: admin })),
    ).toMatchObject({ code: "forbidden" });
    const owner = await membershipOf(olivia);
    expect(
      await refusal(changeRole({ accountId: acme, memberId: owner, role: "viewer", by: admin })),
    ).toMatchObject({ code: "forbidden" });
  });

  it("leave the last owner where it is, also when two owners step down at once", async () => {
    const owner = await membershipOf(olivia);
    const stepDown = async (person: Person) =>
      changeRole({ accountId: acme, memberId: await membershipOf(person), role: "admin", by: byOf(person) });
    expect(await refusal(stepDown(olivia))).toMatchObject({ code: "last_owner", status: 409 });
    expect(await refusal(removeMember({ accountId: acme, memberId: owner, by: byOf(olivia) }))).toMatchObject(
      { code: "last_owner" },
    );
    const second = await createPerson({ account: { id: acme }, role: "owner" });
    const outcomes = await Promise.allSettled([stepDown(olivia), stepDown(second)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("are handed over with the account: the giver stays as admin", async () => {
    const heir = await memberWith("editor");
    await transferOwnership({
      accountId: acme,
      fromUserId: olivia.id,
      toMemberId: heir.id,
      by: byOf(olivia),
    });
    const roles = (await listMembers(acme, { limit: 10 })).map(({ role }) => role);
    expect(roles).toEqual(["admin", "owner"]);
    expect(
      await refusal(
        transferOwnership({ accountId: acme, fromUserId: olivia.id, toMemberId: heir.id, by: byOf(olivia) }),
      ),
    ).toMatchObject({ code: "forbidden" });
  });
});

describe("removing a member", () => {
  it("ends their sessions and keeps the person", async () => {
    const ed = await createPerson({ account: { id: acme }, role: "editor" });
    await tokensFor(ed);
    await removeMember({ accountId: acme, memberId: await membershipOf(ed), by: byOf(olivia) });
    const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, ed.id)));
    expect(user!.sessionVersion).toBe(ed.sessionVersion + 1);
    const living = await asSystem((tx) => tx.select().from(sessions).where(eq(sessions.userId, ed.id)));
    expect(living.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
  });

  it("of another account is not found", async () => {
    const strangers = (await createAccount()).id;
    const by = byOf(await createPerson({ account: { id: strangers }, role: "owner" }));
    const memberId = await membershipOf(olivia);
    expect(await refusal(removeMember({ accountId: strangers, memberId, by }))).toMatchObject({
      code: "not_found",
    });
    expect(await refusal(changeRole({ accountId: strangers, memberId, role: "viewer", by }))).toMatchObject({
      code: "not_found",
    });
  });
});

async function memberWith(role: Role): Promise<{ id: number }> {
  return { id: await membershipOf(await createPerson({ account: { id: acme }, role })) };
}

async function membershipOf(person: Person): Promise<number> {
  const own = eq(memberships.userId, person.id);
  const [row] = await asSystem((tx) => tx.select().from(memberships).where(own));
  return row!.id;
}

async function refusal(attempt: Promise<unknown>): Promise<AppError> {
  const outcome = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(AppError);
  return outcome as AppError;
}
