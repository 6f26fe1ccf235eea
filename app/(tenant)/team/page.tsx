import type { Metadata } from "next";
import { z } from "zod";
import { LimitNotice } from "@/components/sites/limit-notice";
import { type InvitationRow, InvitationTable } from "@/components/team/invitation-table";
import { InviteForm } from "@/components/team/invite-form";
import { MemberTable } from "@/components/team/member-table";
import { RoleGuide } from "@/components/team/role-guide";
import { LoadMore } from "@/components/ui/data/load-more";
import { Meter } from "@/components/ui/data/meter";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { type LimitStanding, limitStanding } from "@/lib/accounts/limit-standing";
import { hasPermission, isAtLeast, ROLE_WORDS, rolesUpTo } from "@/lib/accounts/role";
import { requireTenant, type TenantViewer } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { type Invitation, isExpired } from "@/lib/team/invitation";
import { invitationUrl } from "@/lib/team/invitation-token";
import { listInvitations, listMembers } from "@/lib/team/queries";
import {
  changeRoleAction,
  inviteAction,
  removeMemberAction,
  resendInvitationAction,
  revokeInvitationAction,
  transferOwnershipAction,
} from "./actions";

export const metadata: Metadata = { title: "Team" };
const PAGE_SIZE = 50;
/** More open invitations than that are beyond what a page is for; the API lists them all. */
const INVITATIONS_SHOWN = 100;
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
  return (
    <>
      <PageHeader title="Team" description="Who works in this account, and what each of them may do." />
      <LimitNotice standing={standing} canUpgrade={hasPermission(role, "billing:manage")} />
      <div className="mb-8 grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <Card title="Invite somebody" description="They get a link by e-mail that works for 7 days.">
          <Seats standing={standing} />
          <InviteForm
            isFull={standing.isReached}
            action={inviteAction}
            roles={rolesUpTo(role).map((each) => ({ role: each, ...ROLE_WORDS[each] }))}
          />
        </Card>
        <Card title="Roles">
          <RoleGuide />
        </Card>
      </div>
      <section aria-labelledby="members" className="mb-8 space-y-3">
        <h2 id="members" className="text-base font-semibold">
          Members
        </h2>
        <MemberTable
          members={members.results}
          viewer={{ userId, role }}
          actions={{
            changeRole: changeRoleAction,
            remove: removeMemberAction,
            transfer: transferOwnershipAction,
          }}
        />
        <LoadMore href={members.next_cursor ? `/team?cursor=${members.next_cursor}` : undefined} />
      </section>
      <section aria-labelledby="invitations" className="space-y-3">
        <h2 id="invitations" className="text-base font-semibold">
          Invitations
        </h2>
        {invitations.length === 0 && <p className="text-muted">Nobody is invited at the moment.</p>}
        {invitations.length > 0 && (
          <InvitationTable
            invitations={invitations.map((invitation) => invitationRow(invitation, viewer))}
            actions={{ resend: resendInvitationAction, revoke: revokeInvitationAction }}
          />
        )}
      </section>
    </>
  );
}

function Seats({ standing: { used, limit } }: { standing: LimitStanding }) {
  const text = `${used} of ${limit} seats in use`;
  return (
    <div className="mb-4 space-y-1.5">
      <p className="text-muted">{text}: members and open invitations.</p>
      <Meter
        label="Seats"
        value={used}
        max={limit}
        valueText={text}
        tone={used >= limit ? "warning" : "brand"}
      />
    </div>
  );
}

/**
 * The link of an invitation to a higher role is not for the viewer: it would make them that. Nor is any for staff who view
 * as the tenant: whoever opens it joins.
 */
function invitationRow(invitation: Invitation, { role, viewAs }: TenantViewer): InvitationRow {
  const expired = isExpired(invitation, now());
  const mayCopy = viewAs === null && !expired && isAtLeast(role, invitation.role);
  return { ...invitation, isExpired: expired, url: mayCopy ? invitationUrl(invitation) : undefined };
}
