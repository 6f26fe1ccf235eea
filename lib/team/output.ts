import { z } from "zod";
import { ROLES, type Role } from "@/db/words";
import { isAtLeast } from "@/lib/accounts/role";
import { now } from "@/lib/clock";
import { type Invitation, isExpired } from "./invitation";
import { invitationUrl } from "./invitation-token";
import type { Member } from "./queries";

const time = z.iso.datetime();

/** What the API says of members and invitations. */
export const memberOutput = z.object({
  id: z.int(),
  user_id: z.int(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  role: z.enum(ROLES),
  email_verified: z.boolean(),
  last_login_at: time.nullable(),
  created_at: time,
});

export const invitationOutput = z.object({
  id: z.int(),
  email: z.string(),
  role: z.enum(ROLES),
  status: z.enum(["open", "expired"]),
  invited_by: z.string().nullable(),
  /** The link that was mailed; null for a role above the caller's own, and for API keys. */
  accept_url: z.string().nullable(),
  expires_at: time,
  created_at: time,
});

export const removedOutput = z.object({ id: z.int(), deleted: z.literal(true) });

export function memberJson(member: Member): z.input<typeof memberOutput> {
  return {
    id: member.id,
    user_id: member.userId,
    email: member.email,
    first_name: member.firstName,
    last_name: member.lastName,
    role: member.role,
    email_verified: member.emailVerified,
    last_login_at: member.lastLoginAt?.toISOString() ?? null,
    created_at: member.joinedAt.toISOString(),
  };
}

export function invitationJson(
  invitation: Invitation,
  reader: Role | null,
): z.input<typeof invitationOutput> {
  const { id, email, role, invitedBy, expiresAt, createdAt } = invitation;
  return {
    id,
    email,
    role,
    status: isExpired(invitation, now()) ? "expired" : "open",
    invited_by: invitedBy,
    accept_url: reader && isAtLeast(reader, role) ? invitationUrl(invitation) : null,
    expires_at: expiresAt.toISOString(),
    created_at: createdAt.toISOString(),
  };
}
