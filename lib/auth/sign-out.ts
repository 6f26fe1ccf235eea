import { isSameOrigin } from "./is-same-origin";
import { revokeSession } from "./revoke-session";
import { expiredSessionCookies, readSessionCookie } from "./session-cookie";

/** Ends the session in the database, clears every cookie and what the browser stored for us, and shows the sign-in page. */
export async function signOut(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response("Sign out from our own pages.", { status: 403 });
  const claims = await readSessionCookie(request);
  if (claims) await revokeSession(claims);
  const headers = new Headers({
    Location: "/login",
    "Clear-Site-Data": '"cache", "cookies", "storage"',
    "Cache-Control": "no-store",
  });
  for (const cookie of expiredSessionCookies(request)) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}
