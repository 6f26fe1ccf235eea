"use server";

import { revalidatePath } from "next/cache";
import { ROLE_WORDS } from "@/lib/accounts/role";
import { tenantAction } from "@/lib/actions/tenant-action";
import { changeRole } from "@/lib/team/change-role";
import { changeRoleForm, invitationIdForm, inviteInput, memberIdForm } from "@/lib/team/input";
import { invitationUrl } from "@/lib/team/invitation-token";
import { inviteMember } from "@/lib/team/invite-member";
import { removeMember } from "@/lib/team/remove-member";
import { resendInvitation } from "@/lib/team/resend-invitation";
import { revokeInvitation } from "@/lib/team/revoke-invitation";
import { transferOwnership } from "@/lib/team/transfer-ownership";

export const inviteAction = tenantAction(
  { permission: "team:manage", schema: inviteInput, limit: "content_write" },
  async ({ input: { email, role }, viewer, by }) => {
    const invitation = await inviteMember({ accountId: viewer.account.id, inviter: viewer, email, role, by });
    revalidatePath("/team");
    return { ok: true, message: `Invitation sent to ${email}.`, data: { url: invitationUrl(invitation) } };
  },
);

export const resendInvitationAction = tenantAction(
  { permission: "team:manage", schema: invitationIdForm, limit: "content_write" },
  async ({ input: { invitation_id: invitationId }, viewer, by }) => {
    const sent = await resendInvitation({ accountId: viewer.account.id, invitationId, inviter: viewer, by });
    revalidatePath("/team");
    return { ok: true, message: `Sent again to ${sent.email}. The older link no longer works.` };
  },
);

export const revokeInvitationAction = tenantAction(
  { permission: "team:manage", schema: invitationIdForm },
  async ({ input: { invitation_id: invitationId }, viewer, by }) => {
    await revokeInvitation({ accountId: viewer.account.id, invitationId, by });
    revalidatePath("/team");
    return { ok: true, message: "Invitation revoked." };
  },
);

export const changeRoleAction = tenantAction(
  { permission: "team:manage", schema: changeRoleForm },
  async ({ input: { member_id: memberId, role }, viewer, by }) => {
    const member = await changeRole({ accountId: viewer.account.id, memberId, role, by });
    revalidatePath("/team");
    return { ok: true, message: `${member.email} is now ${ROLE_WORDS[role].name.toLowerCase()}.` };
  },
);

export const removeMemberAction = tenantAction(
  { permission: "team:manage", schema: memberIdForm },
  async ({ input: { member_id: memberId }, viewer, by }) => {
    await removeMember({ accountId: viewer.account.id, memberId, by });
    revalidatePath("/team");
    return { ok: true, message: "Removed, and signed out everywhere." };
  },
);

export const transferOwnershipAction = tenantAction(
  { permission: "account:write", schema: memberIdForm },
  async ({ input: { member_id: toMemberId }, viewer, by }) => {
    await transferOwnership({ accountId: viewer.account.id, fromUserId: viewer.userId, toMemberId, by });
    revalidatePath("/team");
    return { ok: true, message: "The account has a new owner. You are an admin now." };
  },
);
