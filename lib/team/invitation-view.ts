import type { Role } from "@/db/words";
import { isAtLeast } from "@/lib/accounts/role";
import { type Invitation, isExpired } from "./invitation";
import { invitationUrl } from "./invitation-token";

export interface InvitationView extends Invitation {
  isExpired: boolean;
  /** Undefined: expired, for a role above the viewer's, or shown to staff. */
  url: string | undefined;
}

/**
 * An open invitation as a member sees it. The link of one to a higher role is not for them: it would make them that. Nor is
 * any for staff who view as the tenant: the person who opens it joins.
 */
export function invitationView(
  invitation: Invitation,
  { role, viewAs }: { role: Role; viewAs: object | null },
  at: Date,
): InvitationView {
  const expired = isExpired(invitation, at);
  const mayCopy = viewAs === null && !expired && isAtLeast(role, invitation.role);
  return { ...invitation, isExpired: expired, url: mayCopy ? invitationUrl(invitation) : undefined };
}
