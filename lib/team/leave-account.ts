import { asSystem, type Tx } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { refuseInSandbox, TEAM_IS_LIVE } from "@/lib/accounts/sandbox/refuse-in-sandbox";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { recordEvent } from "@/lib/events/record-event";
import { mailOwners } from "@/lib/mail/mail-owners";
import { endMembership, type MembershipEnd } from "./end-membership";
import { getMemberOf } from "./queries";
import { personStanding } from "./standing";
import { toldOf } from "./told-of";

/**
 * Takes the person themselves off the team, whatever their role and whatever state the account is in. They stay signed in,
 * without an account. Throws last_owner: the last one makes somebody else owner first, or closes the account.
 */
export function leaveAccount({ accountId, by }: { accountId: number; by: Author }): Promise<void> {
  return asSystem(async (tx) => {
    const standing = personStanding(by, "account:read");
    refuseInSandbox(await lockAccountFor(tx, accountId, standing), TEAM_IS_LIVE);
    await leaveIn(tx, { accountId, member: await getMemberOf(tx, accountId, standing.userId), by });
  });
}

/** Like `leaveAccount`, under the account's lock. */
export async function leaveIn(tx: Tx, leaving: MembershipEnd): Promise<void> {
  const { accountId, member, by } = leaving;
  await endMembership(tx, leaving);
  await recordAudit(tx, {
    ...by,
    accountId,
    action: "member.left",
    targetType: "user",
    targetId: member.userId,
    before: { email: member.email, role: member.role },
  });
  await mailOwners(tx, {
    accountId,
    template: "team-changed",
    props: {
      what: "left",
      name: `${member.firstName} ${member.lastName}`.trim(),
      email: member.email,
      role: member.role,
    },
    aboutUserId: member.userId,
  });
  recordEvent(tx, { accountId, type: "member.left", ...toldOf(member) });
}
