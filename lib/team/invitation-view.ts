import type { Role } from "@/db/words";
import { isAtLeast } from "@/lib/accounts/role";
import { type Invitation, isExpired } from "./invitation";
import { invitationUrl } from "./invitation-token";

export interface InvitationView extends Invitation {
  isExpired: boolean;
  /** Undefined: expired, or for a role above the viewer's. */
  url: string | undefined;
}

/** An open invitation as a member sees it. The link of one to a higher role is not for them: it would make them that. */
export function invitationView(invitation: Invitation, viewerRole: Role, at: Date): InvitationView {
  const expired = isExpired(invitation, at);
  const mayCopy = !expired && isAtLeast(viewerRole, invitation.role);
  return { ...invitation, isExpired: expired, url: mayCopy ? invitationUrl(invitation) : undefined };
}
