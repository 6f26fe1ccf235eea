import { type NextRequest, NextResponse } from "next/server";
import { requestIdOf } from "@/lib/api/answer/request-id";
import { loginPath, REQUEST_PATH_HEADER } from "@/lib/auth/sessions/own-path";
import { NONCE_HEADER, withoutInternalHeaders } from "./internal-headers";
import { type PageKind, pageKind } from "./page-kind";
import { contentSecurityPolicy, securityHeaders } from "./security-headers";

const SESSION_COOKIE = /(^|;\s*)(__Host-)?authjs\.session-token(\.\d+)?=/;

/** Security headers for every page, and visitors to the sign-in page early; the page itself checks again. */
export function guardPage(request: NextRequest): NextResponse {
  const kind = pageKind(request.nextUrl.pathname);
  const settings = { nonce: kind === "static" ? undefined : newNonce(), ...installation() };
  const response = isVisitor(request, kind) ? toLogin(request) : pass(request, settings);
  for (const [name, value] of securityHeaders(settings)) response.headers.set(name, value);
  return response;
}

/** A posted form is left to its action, which answers in the form. */
function isVisitor(request: NextRequest, kind: PageKind): boolean {
  const reads = request.method === "GET" || request.method === "HEAD";
  return kind === "signed_in" && reads && !SESSION_COOKIE.test(request.headers.get("cookie") ?? "");
}

function toLogin(request: NextRequest): NextResponse {
  return NextResponse.redirect(new URL(loginPath(pathAndQuery(request)), request.url));
}

function pass(
  request: NextRequest,
  settings: { nonce?: string; https: boolean; dev: boolean },
): NextResponse {
  const headers = withoutInternalHeaders(request.headers);
  headers.set("x-request-id", requestIdOf(request.headers));
  headers.set(REQUEST_PATH_HEADER, pathAndQuery(request));
  headers.delete("content-security-policy");
  if (settings.nonce) {
    headers.set(NONCE_HEADER, settings.nonce);
    headers.set("content-security-policy", contentSecurityPolicy(settings)); // Next gives its scripts the nonce in here.
  }
  return NextResponse.next({ request: { headers } });
}

function pathAndQuery({ nextUrl }: NextRequest): string {
  return `${nextUrl.pathname}${nextUrl.search}`;
}

function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

function installation(): { https: boolean; dev: boolean } {
  return {
    https: (process.env.APP_URL ?? "").startsWith("https:"),
    dev: process.env.NODE_ENV === "development",
  };
}
