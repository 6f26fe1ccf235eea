import type { Metadata } from "next";
import { z } from "zod";
import { LimitNotice } from "@/components/sites/limit-notice";
import { InvitationTable } from "@/components/team/invitation-table";
import { InviteCard } from "@/components/team/invite-card";
import { MemberTable } from "@/components/team/member-table";
import { RoleGuide } from "@/components/team/role-guide";
import { LoadMore } from "@/components/ui/data/load-more";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { Section } from "@/components/ui/page/section";
import { limitStanding } from "@/lib/accounts/limit-standing";
import { hasPermission } from "@/lib/accounts/role";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { invitationView } from "@/lib/team/invitation-view";
import { listInvitations, listMembers } from "@/lib/team/queries";
import { Budgets } from "../budgets";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Team" };
const PAGE_SIZE = 50;
/** More open invitations than that are beyond what a page is for; the API lists them all. */
const INVITATIONS_SHOWN = 100;
const MEMBER_ACTIONS = {
  changeRole: actions.changeRoleAction,
  remove: actions.removeMemberAction,
  transfer: actions.transferOwnershipAction,
};
const query = z.object({ cursor: textParam });

export default async function TeamPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireTenant({ permission: "team:manage" });
  const { account, role, userId } = viewer;
  const { cursor } = query.parse(await searchParams);
  const [rows, invitations, standing] = await Promise.all([
    listMembers(account.id, { limit: PAGE_SIZE, after: afterPage(cursor) }),
    listInvitations(account.id, { limit: INVITATIONS_SHOWN }),
    limitStanding(account.id, "users"),
  ]);
  const members = page(rows, PAGE_SIZE, ({ id }) => id);
  const people = members.results.map((member) => ({ id: member.userId, name: member.email }));
  return (
    <>
      <PageHeader title="Team" description="Who works in this account, and what each of them may do." />
      <LimitNotice standing={standing} canUpgrade={hasPermission(role, "billing:manage")} />
      <div className="mb-8 grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <InviteCard standing={standing} inviter={role} action={actions.inviteAction} />
        <Card title="Roles">
          <RoleGuide />
        </Card>
      </div>
      <Section id="members" title="Members" className="mb-8 space-y-3">
        <MemberTable members={members.results} viewer={{ userId, role }} actions={MEMBER_ACTIONS} />
        <LoadMore href={members.next_cursor ? `/team?cursor=${members.next_cursor}` : undefined} />
      </Section>
      <Budgets accountId={account.id} field="user_id" subjects={people} />
      <Section id="invitations" title="Invitations" className="space-y-3">
        <InvitationTable
          invitations={invitations.map((invitation) => invitationView(invitation, viewer, now()))}
          actions={{ resend: actions.resendInvitationAction, revoke: actions.revokeInvitationAction }}
        />
      </Section>
    </>
  );
}
