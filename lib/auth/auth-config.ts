import type { NextAuthConfig } from "next-auth";
import { requireSecret } from "@/lib/env";
import { isHttps, SESSION_SECONDS } from "./session-cookie";

declare module "next-auth" {
  /** What `authorize` hands to the `jwt` callback; short names, since they travel in a cookie. */
  interface User {
    sid?: string;
    sv?: number;
    su?: boolean;
  }
}

/**
 * The half of next-auth's settings that needs no database: the edge may read it. Sessions are encrypted tokens that name a
 * row of `sessions`; they carry no name and no address.
 */
export function authConfig(): NextAuthConfig {
  return {
    secret: requireSecret("AUTH_SECRET"),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: isHttps(),
    // The server is bound to one host or stands behind a proxy of ours; redirects are own paths only.
    trustHost: true,
    pages: { signIn: "/login", error: "/login" },
    providers: [],
  };
}
