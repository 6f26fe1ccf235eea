import { type NextRequest, NextResponse } from "next/server";

/** On an API request one header on the answer, and nothing else: changing its own headers would cost a tenth of the request. */
export function middleware(request: NextRequest): NextResponse {
  const response = request.nextUrl.pathname === "/dynamic" ? withNonce(request) : NextResponse.next();
  response.headers.set("x-request-id", crypto.randomUUID());
  return response;
}

/** Next writes the nonce of the request's policy into each script of the page. */
function withNonce(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = `script-src 'nonce-${nonce}' 'strict-dynamic'`;
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: ["/api/v1/:path*", "/dynamic"] };
