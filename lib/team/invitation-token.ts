import { createHmac } from "node:crypto";
import { tokenHash } from "@/lib/auth/tokens/opaque-token";
import { env, requireSecret } from "@/lib/env";

interface Signed {
  id: number;
  expiresAt: Date;
}

/**
 * The secret of an invitation's link. Made from the row and our key, so that a link can be shown again while nothing of it
 * is stored but a hash; a new end makes a new link and the old one dead.
 */
export function invitationToken({ id, expiresAt }: Signed): string {
  return createHmac("sha256", requireSecret("AUTH_SECRET"))
    .update(`invitation:${id}:${expiresAt.getTime()}`)
    .digest("base64url");
}

export function invitationTokenHash(invitation: Signed): string {
  return tokenHash(invitationToken(invitation));
}

export function invitationUrl(invitation: Signed): string {
  return `${env().APP_URL}/invite/${invitationToken(invitation)}`;
}
