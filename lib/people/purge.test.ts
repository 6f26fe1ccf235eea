/** Guards lib/accounts/purge-people.ts, lib/people/. */
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, auditEvents, invitations, mails, memberships, trialGrants, users } from "@/db";
import { purgeClosedAccounts } from "@/lib/accounts/purge-closed-accounts";
import { ACCOUNTLESS_DAYS } from "@/lib/accounts/purge-people";
import { updateAccount } from "@/lib/accounts/update-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { requestEmailChange } from "@/lib/auth/email/request-email-change";
import { changePassword } from "@/lib/auth/passwords/change-password";
import { setClock } from "@/lib/clock";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { acceptInvitation } from "@/lib/signup/accept-invitation";
import { signUp } from "@/lib/signup/sign-up";
import { startAccount } from "@/lib/signup/start-account";
import { closeAccount } from "@/lib/team/close-account";
import { invitationToken } from "@/lib/team/invitation-token";
import { inviteMember } from "@/lib/team/invite-member";
import { leaveAccount } from "@/lib/team/leave-account";
import { removeMember } from "@/lib/team/remove-member";
import { resendInvitation } from "@/lib/team/resend-invitation";
import { tablesThatSay } from "@/test/database-text";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { browserSession } from "@/test/two-factor";
import { deletePerson } from "./delete-person";
import { purgeAccountlessPeople } from "./purge-accountless";
import { updatePerson } from "./update-person";

useDatabase();
process.env.AUTH_SECRET ??= "test-auth-secret-that-is-long-enough-for-hs256";
let made = 0;

beforeEach(() => setClock(undefined));
afterEach(() => setClock(undefined));

describe("once a closed account's 30 days are over", () => {
  it("no row anywhere names its people, not those of letters and deeds outside of it either", async () => {
    const { user, account } = await signUp({ ...newcomer(), accountName: "Zweig Ltd" });
    await leaveTraces(user);
    await closeAccount({
      accountId: account.id,
      userId: user.id,
      confirmName: "Zweig Ltd",
      password: PASSWORD,
    });
    inDays(31);
    await purgeClosedAccounts();
    expect(await tracesOf(user)).toEqual([]);
  });

  it("that the mailbox had its trial is known, and the mailbox is not", async () => {
    const newcomerOf = newcomer();
    const { user, account, plan } = await signUp(newcomerOf);
    expect(plan.slug).toBe("free-trial");
    expect(await tablesThatSay(user.email)).not.toContain("trial_grants");
    await closeAccount({
      accountId: account.id,
      userId: user.id,
      confirmName: account.name,
      password: PASSWORD,
    });
    inDays(31);
    await purgeClosedAccounts();
    expect((await signUp(newcomerOf)).plan.slug).toBe("free");
    expect(await asSystem((tx) => tx.$count(trialGrants))).toBeGreaterThan(0);
  });

  it("a colleague who found another account meanwhile stays", async () => {
    const { account, owner, colleague } = await team();
    await closeAccount({
      accountId: account.id,
      userId: owner.id,
      confirmName: account.name,
      password: PASSWORD,
    });
    const other = await createAccount();
    const host = await createPerson({ account: other });
    await accept(host, other.id, colleague.email);
    inDays(31);
    await purgeClosedAccounts();
    expect(await membershipOf(colleague)).toMatchObject({ accountId: other.id });
  });
});

describe("people who belong to no account", () => {
  it.each(["removed", "left"] as const)("go after 30 days when they were %s, and not before", async (how) => {
    const { account, owner, colleague } = await team();
    await leaveTraces(colleague);
    await leaveBy(how, account.id, owner, colleague);
    inDays(ACCOUNTLESS_DAYS - 1);
    expect(await purgeAccountlessPeople()).toBe(0);
    inDays(ACCOUNTLESS_DAYS + 1);
    expect(await purgeAccountlessPeople()).toBe(1);
    expect(await tracesOf(colleague)).toEqual([]);
    expect(await membershipOf(owner)).toMatchObject({ accountId: account.id });
  });

  it("leave no address behind in the log of an account that invited them, wrote to them and billed them", async () => {
    const { account, owner } = await team();
    const accountId = account.id;
    const email = `ada.${newcomer().email}`;
    const invited = { accountId, inviter: { userId: owner.id }, role: "viewer", by: by(owner) } as const;
    const invitation = await inviteMember({ ...invited, email });
    const sender = { inviter: { userId: owner.id }, by: by(owner) };
    await resendInvitation({ accountId, invitationId: invitation.id, ...sender });
    await inviteMember({ ...invited, email: `b${email}` }); // Another address, which ends in theirs.
    const other = await team();
    await accept(other.owner, other.account.id, email);
    const [joined] = await asSystem((tx) => tx.select().from(users).where(eq(users.email, email)));
    await updateAccount({ accountId, change: { billing_email: email }, by: by(owner) });
    await updateAccount({
      accountId,
      change: { billing_email: owner.email, name: "Renamed" },
      by: by(owner),
    });
    await asSystem((tx) => {
      const to = `${owner.email}, ${email}`;
      return recordAudit(tx, {
        accountId,
        actor: "terminal",
        action: "mail.sent_again",
        after: { mail_id: 1, to },
      });
    });
    await leaveAccount({ accountId: other.account.id, by: { actor: `user:${joined!.id}` } });
    inDays(ACCOUNTLESS_DAYS + 1);
    expect(await purgeAccountlessPeople()).toBe(1);
    const about = async (action: string) =>
      (await asSystem((tx) => tx.select().from(auditEvents).where(eq(auditEvents.accountId, accountId))))
        .filter((row) => row.action === action)
        .map(({ before, after }) => ({ before, after }));
    expect(await about("invitation.created")).toEqual([
      { before: null, after: { role: "viewer" } },
      { before: null, after: { role: "viewer", email: `b${email}` } },
    ]);
    expect(await about("mail.sent_again")).toEqual([{ before: null, after: { mail_id: 1 } }]);
    expect((await about("account.updated"))[1]).toEqual({
      before: { name: account.name },
      after: { billingEmail: owner.email, name: "Renamed" },
    });
    await asSystem((tx) => tx.delete(invitations).where(eq(invitations.email, `b${email}`)));
    await asSystem((tx) => tx.delete(mails).where(eq(mails.toAddress, `b${email}`)));
    await asSystem((tx) => tx.delete(auditEvents).where(sql`after ->> 'email' = ${`b${email}`}`));
    expect(await tracesOf({ id: joined!.id, email })).toEqual([]);
  });

  it("stay when they join a team again, or start an account of their own", async () => {
    const { account, owner, colleague } = await team();
    const other = (await team()).colleague;
    await leaveAccount({ accountId: account.id, by: by(colleague) });
    await leaveAccount({ accountId: (await membershipOf(other))!.accountId, by: by(other) });
    await accept(owner, account.id, colleague.email);
    await startAccount({ userId: other.id, name: "Mine" });
    inDays(ACCOUNTLESS_DAYS + 1);
    expect(await purgeAccountlessPeople()).toBe(0);
    expect(await membershipOf(other)).toMatchObject({ role: "owner" });
  });

  it("are not superusers, who never have one", async () => {
    const sue = await createPerson({ isSuperuser: true });
    await asSystem((tx) =>
      tx
        .update(users)
        .set({ leftAccountAt: new Date("2020-01-01") })
        .where(eq(users.id, sue.id)),
    );
    expect(await purgeAccountlessPeople()).toBe(0);
  });

  it("go at once on their own word; members leave first", async () => {
    const { account, colleague } = await team();
    const gone = { userId: colleague.id, sessionId: await browserSession(colleague.id), password: PASSWORD };
    await expect(deletePerson(gone)).rejects.toMatchObject({ code: "invalid_state" });
    await leaveAccount({ accountId: account.id, by: by(colleague) });
    await expect(deletePerson({ ...gone, password: "guess" })).rejects.toMatchObject({
      code: "validation_error",
    });
    await leaveTraces(colleague, gone.sessionId);
    await deletePerson({ ...gone, sessionId: undefined, password: PASSWORD });
    expect(await tracesOf(colleague)).toEqual([]);
  });
});

function newcomer() {
  const n = ++made;
  return {
    email: `zora.zweig.${n}@zweig.test`,
    firstName: `Zora${n}`,
    lastName: "Zweigenthal",
    password: PASSWORD,
  };
}

async function team() {
  const account = await createAccount({ plan: "enterprise", name: `Team ${++made}` });
  const owner = await createPerson({ account });
  const { email, firstName, lastName } = newcomer();
  const colleague = await createPerson({ account, role: "editor", email, firstName, lastName });
  return { account, owner, colleague };
}

/** What hangs on a person and on no account: letters, and what the log says of them. */
async function leaveTraces(person: { id: number; email: string }, sessionId?: string): Promise<void> {
  const own = { userId: person.id, sessionId };
  await updatePerson({ userId: person.id, firstName: `Renamed${person.id}`, lastName: "Zweigenthal" });
  await requestEmailChange({ ...own, password: PASSWORD, newEmail: `next-${person.id}@zweig.test` });
  await asSystem((tx) =>
    enqueueMail(tx, {
      to: person.email.toUpperCase(),
      template: "password-changed",
      props: { email: "Zora" },
    }),
  );
  if (!sessionId) {
    const newPassword = "walnut-harbour-19-violin";
    await changePassword({ ...own, currentPassword: PASSWORD, newPassword });
    await changePassword({ ...own, currentPassword: newPassword, newPassword: PASSWORD });
  }
}

async function tracesOf(person: { id: number; email: string }): Promise<string[]> {
  const found = [];
  for (const trace of [person.email, `Renamed${person.id}`]) found.push(...(await tablesThatSay(trace)));
  return found;
}

async function leaveBy(how: "removed" | "left", accountId: number, owner: Person, colleague: Person) {
  if (how === "left") return leaveAccount({ accountId, by: by(colleague) });
  return removeMember({ accountId, memberId: (await membershipOf(colleague))!.id, by: by(owner) });
}

async function accept(inviter: Person, accountId: number, email: string) {
  const invited = { email, role: "viewer", by: by(inviter) } as const;
  const invitation = await inviteMember({ accountId, inviter: { userId: inviter.id }, ...invited });
  const name = { firstName: "Z", lastName: "Z" };
  const from = { ip: "203.0.113.1", userAgent: "Firefox" };
  return acceptInvitation({ token: invitationToken(invitation), password: PASSWORD, ...name }, from);
}

const by = ({ id }: { id: number }) => ({ actor: `user:${id}` });

async function membershipOf({ id }: Person) {
  const [row] = await asSystem((tx) => tx.select().from(memberships).where(eq(memberships.userId, id)));
  return row;
}

function inDays(days: number): void {
  setClock(new Date(Date.now() + days * 86_400_000));
}
