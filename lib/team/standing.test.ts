import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { type Account, accounts, asSystem, auditEvents, invitations, memberships, type Tx } from "@/db";
import type { Role } from "@/db/words";
import { lockAccount } from "@/lib/accounts/lock-account";
import { acceptInvitation } from "@/lib/signup/accept-invitation";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { changeRole } from "./change-role";
import { closeAccount } from "./close-account";
import type { Invitation } from "./invitation";
import { invitationToken } from "./invitation-token";
import { inviteMember } from "./invite-member";
import { leaveAccount } from "./leave-account";
import { removeMember } from "./remove-member";
import { resendInvitation } from "./resend-invitation";
import { revokeInvitation } from "./revoke-invitation";
import { transferOwnership } from "./transfer-ownership";

useDatabase();
process.env.AUTH_SECRET ??= "test-auth-secret-that-is-long-enough-for-hs256";

let account: Account;
let accountId: number;
let owner: Person;
let actor: Person;
let friend: Person;
let invited: Invitation;
let guests = 0;

beforeEach(async () => {
  account = await createAccount({ plan: "enterprise" });
  accountId = account.id;
  owner = await createPerson({ account });
  actor = await createPerson({ account });
  friend = await createPerson({ account, role: "viewer" });
  invited = await invite(owner, "viewer");
});

const by = ({ id }: Person) => ({ actor: `user:${id}` });

/** What an owner does, who was one when the request came in. */
const ACTS: Record<string, () => Promise<unknown>> = {
  "invite somebody": () => invite(actor, "viewer"),
  "send an invitation again": () =>
    resendInvitation({ accountId, invitationId: invited.id, inviter: { userId: actor.id }, by: by(actor) }),
  "revoke an invitation": () => revokeInvitation({ accountId, invitationId: invited.id, by: by(actor) }),
  "promote a friend": async () =>
    changeRole({ accountId, memberId: await membershipOf(friend), role: "admin", by: by(actor) }),
  "remove a member": async () =>
    removeMember({ accountId, memberId: await membershipOf(friend), by: by(actor) }),
  "hand the account over": async () =>
    transferOwnership({
      accountId,
      fromUserId: actor.id,
      toMemberId: await membershipOf(friend),
      by: by(actor),
    }),
  "close the account": () =>
    closeAccount({ accountId, userId: actor.id, confirmName: account.name, password: PASSWORD }),
};

describe.each(Object.entries(ACTS))("to %s", (_, act) => {
  it.each(["removed", "made a viewer"] as const)(
    "is refused to an owner who is %s meanwhile",
    async (end) => {
      const refused = await whileLocked(act, (tx) => endStanding(tx, end));
      expect(refused.code).toBe("forbidden");
      const [now] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId)));
      expect(now).toMatchObject({ status: "active", closedAt: null });
      expect(await auditOf(actor)).toEqual([]);
    },
  );
});

describe("an invitation", () => {
  it("ends with the removal of whoever sent it, and frees its seat", async () => {
    const sent = await invite(actor, "admin");
    await removeMember({ accountId, memberId: await membershipOf(actor), by: by(owner) });
    await expect(accept(sent)).rejects.toMatchObject({ code: "invalid_token" });
    expect(await isRevoked(sent)).toBe(true);
    expect(await isRevoked(invited)).toBe(false);
  });

  it("ends when whoever sent it leaves", async () => {
    const sent = await invite(actor, "editor");
    await leaveAccount({ accountId, by: by(actor) });
    expect(await isRevoked(sent)).toBe(true);
  });

  it.each([
    ["admin", "owner", true],
    ["admin", "admin", false],
    ["editor", "viewer", true],
  ] as const)("of an owner who becomes %s, to be %s: revoked %s", async (role, invitedAs, revoked) => {
    const sent = await invite(actor, invitedAs);
    await changeRole({ accountId, memberId: await membershipOf(actor), role, by: by(owner) });
    expect(await isRevoked(sent)).toBe(revoked);
  });

  it("to be owner ends when its owner hands the account over", async () => {
    const [asOwner, asEditor] = [await invite(actor, "owner"), await invite(actor, "editor")];
    const toMemberId = await membershipOf(friend);
    await transferOwnership({ accountId, fromUserId: actor.id, toMemberId, by: by(actor) });
    expect([await isRevoked(asOwner), await isRevoked(asEditor)]).toEqual([true, false]);
  });

  it("rests on whoever sent it last", async () => {
    const sent = await invite(actor, "editor");
    const inviter = { userId: owner.id };
    const again = await resendInvitation({ accountId, invitationId: sent.id, inviter, by: by(owner) });
    await leaveAccount({ accountId, by: by(actor) });
    await expect(accept(again)).resolves.toBeDefined();
  });
});

/** The act has been let in, and waits for the account. */
async function whileLocked(
  act: () => Promise<unknown>,
  meanwhile: (tx: Tx) => Promise<unknown>,
): Promise<{ code?: string }> {
  const { outcome } = await asSystem(async (tx) => {
    await lockAccount(tx, accountId);
    const outcome = act().then(
      () => ({}),
      (error: { code?: string }) => error,
    );
    await untilWaiting(1);
    await meanwhile(tx);
    return { outcome };
  });
  return outcome;
}

function endStanding(tx: Tx, end: "removed" | "made a viewer") {
  const own = and(eq(memberships.accountId, accountId), eq(memberships.userId, actor.id));
  return end === "removed"
    ? tx.delete(memberships).where(own)
    : tx.update(memberships).set({ role: "viewer" }).where(own);
}

function invite(inviter: Person, role: Role): Promise<Invitation> {
  const email = `guest-${++guests}@example.test`;
  return inviteMember({ accountId, inviter: { userId: inviter.id }, email, role, by: by(inviter) });
}

function accept(invitation: Invitation) {
  const somebody = { firstName: "Gus", lastName: "Guest", password: "walnut-harbour-19-violin" };
  const from = { ip: "203.0.113.1", userAgent: "Firefox" };
  return acceptInvitation({ token: invitationToken(invitation), ...somebody }, from);
}

async function isRevoked({ id }: Invitation): Promise<boolean> {
  const [row] = await asSystem((tx) => tx.select().from(invitations).where(eq(invitations.id, id)));
  return row!.revokedAt !== null;
}

async function membershipOf({ id }: Person): Promise<number> {
  const [row] = await asSystem((tx) => tx.select().from(memberships).where(eq(memberships.userId, id)));
  return row!.id;
}

function auditOf({ id }: Person) {
  return asSystem((tx) => tx.select().from(auditEvents).where(eq(auditEvents.actorUserId, id)));
}
