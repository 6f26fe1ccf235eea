import { revokeSession } from "./end-sessions";
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

/** Whether a form was sent by a page of ours. Browsers say where from; what says nothing is no browser. */
function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (!origin) return true;
  return URL.parse(origin)?.host === (headers.get("x-forwarded-host") ?? headers.get("host"));
}
