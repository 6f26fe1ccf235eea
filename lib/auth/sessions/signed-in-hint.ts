/**
 * A cookie beside the session's, for scripts of public pages: it says that somebody is signed in, so that a page that is the
 * same for everybody can offer the way back in. No secret and no proof: it opens nothing, and nothing on the server reads it.
 */
export const SIGNED_IN_HINT = "igny8-signed-in";

/** What `document.cookie` says. Pure. */
export function hasSignedInHint(cookie: string): boolean {
  return cookie.split("; ").includes(`${SIGNED_IN_HINT}=1`);
}
