import { NextRequest } from "next/server";
import NextAuth, { type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { asSystem } from "@/db";
import { loginInput } from "@/lib/auth/input";
import { revokeSession } from "@/lib/auth/sessions/end-sessions";
import { findSession } from "@/lib/auth/sessions/find-session";
import { openSession } from "@/lib/auth/sessions/open-session";
import { isHttps, SESSION_SECONDS, sessionClaims } from "@/lib/auth/sessions/session-cookie";
import { env, requireSecret } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { clientIp } from "@/lib/rate-limits/client-ip";
import { takeFromLimit } from "@/lib/rate-limits/take-from-limit";
import { logIn } from "./log-in";

declare module "next-auth" {
  /** What `authorize` hands to the `jwt` callback; short names, since they travel in a cookie. */
  interface User {
    sid?: string;
    sv?: number;
    su?: boolean;
  }
}

/** next-auth with the database behind it: every session it reads is looked up again, and sign-out ends it there too. */
const { handlers: own } = NextAuth(() => {
  return {
    ...settings(),
    providers: [
      Credentials({ credentials: { email: {}, password: {}, code: {} }, authorize: authorizeCredentials }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        if (user) return { sub: user.id, sid: user.sid, sv: user.sv, su: user.su };
        const claims = sessionClaims(token);
        return claims && (await findSession(claims)) ? token : null;
      },
      session: ({ session, token }) => ({ ...session, user: { id: token.sub ?? "" } }),
    },
    events: {
      signOut: async (message) => {
        const claims = "token" in message && message.token ? sessionClaims(message.token) : undefined;
        if (claims) await revokeSession(claims);
      },
    },
    logger: {
      error: (error) => log.warn({ err: { name: error.name } }, "sign-in refused"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
});

export const handlers = {
  GET: (request: NextRequest) => own.GET(atAppUrl(request)),
  POST: (request: NextRequest) => own.POST(atAppUrl(request)),
};

/** Redirects lead to where people know us, whatever address the server is bound to. */
function atAppUrl(request: NextRequest): NextRequest {
  const { href, origin } = request.nextUrl;
  return new NextRequest(href.replace(origin, new URL(env().APP_URL).origin), request);
}

/** Sessions are encrypted tokens that name a row of `sessions`; they carry no name and no address. */
function settings(): Omit<NextAuthConfig, "providers"> {
  return {
    secret: requireSecret("AUTH_SECRET"),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: isHttps(),
    // The server is bound to one host or stands behind a proxy of ours; redirects are own paths only.
    trustHost: true,
    pages: { signIn: "/login", error: "/login" },
  };
}

async function authorizeCredentials(credentials: unknown, request: Request) {
  const { allowed } = await takeFromLimit("auth", `ip:${clientIp(request.headers)}`);
  const input = loginInput.safeParse(credentials);
  if (!allowed || !input.success) return null;
  const found = await logIn(input.data).catch(refused);
  if (!found) return null;
  const { id, sessionVersion, isSuperuser } = found.user;
  const device = { ip: clientIp(request.headers), userAgent: request.headers.get("user-agent") ?? "" };
  const sid = await asSystem((tx) => openSession(tx, { user: found.user, kind: "browser", device }));
  return { id: String(id), sid, sv: sessionVersion, su: isSuperuser };
}

function refused(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
