/** Guards lib/team/mail-member.ts, lib/mail/mail-owners.ts, lib/signup/tell-joined.ts. */
import { and, eq, ne } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { asSystem, mails, memberships } from "@/db";
import { acceptInvitation } from "@/lib/signup/accept-invitation";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { changeRole } from "./change-role";
import { invitationToken } from "./invitation-token";
import { inviteMember } from "./invite-member";
import { leaveAccount } from "./leave-account";
import { removeMember } from "./remove-member";
import { transferOwnership } from "./transfer-ownership";

useDatabase();
let accountId: number;
let olivia: Person;
let ed: Person;

beforeEach(async () => {
  accountId = (await createAccount({ plan: "scale" })).id;
  olivia = await createPerson({ account: { id: accountId }, role: "owner" });
  ed = await createPerson({ account: { id: accountId }, role: "editor" });
});

const byOf = ({ id }: Person) => ({ actor: `user:${id}` });

/** Who was told what, in order; the invitation itself aside. */
async function told() {
  const rows = await asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.aboutAccountId, accountId), ne(mails.template, "invitation")))
      .orderBy(mails.id),
  );
  const team = rows.filter(({ template }) => /role|team/.test(template));
  return team.map(({ toAddress, template, props, aboutUserId }) => ({
    toAddress,
    template,
    props,
    aboutUserId,
  }));
}

async function membershipOf({ id }: Person): Promise<number> {
  const [row] = await asSystem((tx) => tx.select().from(memberships).where(eq(memberships.userId, id)));
  return row!.id;
}

it("a member hears that their role is another; the same role again is no news", async () => {
  const change = { accountId, memberId: await membershipOf(ed), role: "admin", by: byOf(olivia) } as const;
  await changeRole(change);
  await changeRole(change);
  expect(await told()).toMatchObject([
    {
      toAddress: ed.email,
      template: "role-changed",
      props: { from: "editor", to: "admin" },
      aboutUserId: ed.id,
    },
  ]);
});

it("who is removed hears it", async () => {
  await removeMember({ accountId, memberId: await membershipOf(ed), by: byOf(olivia) });
  expect(await told()).toMatchObject([
    { toAddress: ed.email, template: "removed-from-team", aboutUserId: ed.id },
  ]);
});

it("both hear that the account was handed over", async () => {
  const toMemberId = await membershipOf(ed);
  await transferOwnership({ accountId, fromUserId: olivia.id, toMemberId, by: byOf(olivia) });
  expect(await told()).toMatchObject([
    { toAddress: ed.email, template: "role-changed", props: { from: "editor", to: "owner" } },
    { toAddress: olivia.email, template: "role-changed", props: { from: "owner", to: "admin" } },
  ]);
});

it("the owners hear who joined and who left; the letter goes with that person when they are deleted", async () => {
  const email = `joins-${accountId}@example.test`;
  const invited = { accountId, inviter: { userId: olivia.id }, email, role: "viewer" } as const;
  const token = invitationToken(await inviteMember({ ...invited, by: byOf(olivia) }));
  const somebody = { token, password: `${PASSWORD}-2`, firstName: "Gus", lastName: "Guest" };
  const { user } = await acceptInvitation(somebody, { ip: "203.0.113.1", userAgent: "Firefox" });
  await leaveAccount({ accountId, by: { actor: `user:${user.id}` } });
  const who = { name: "Gus Guest", email, role: "viewer" };
  expect(await told()).toMatchObject([
    {
      toAddress: olivia.email,
      template: "team-changed",
      props: { ...who, what: "joined" },
      aboutUserId: user.id,
    },
    {
      toAddress: olivia.email,
      template: "team-changed",
      props: { ...who, what: "left" },
      aboutUserId: user.id,
    },
  ]);
});
