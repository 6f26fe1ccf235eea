import { type NextRequest, NextResponse } from "next/server";
import { requestIdOf } from "@/lib/api/answer/request-id";
import { isPublic } from "./api-rules";
import { classifyCredential, hasKnownKey } from "./classify-credential";
import { isInternalHeader, withoutInternalHeaders } from "./internal-headers";
import { refuseCredential } from "./refuse-credential";

/** Ends the session and answers 403; what that needs of the database, the edge has not. */
const SESSION_REFUSED_PATH = "/api/session-refused";
const OPENAPI_PATH = "/api/v1/openapi.json";

/** In this order: internal headers out, credential, refusals; the rest is apiRoute's. */
export function guardApi(request: NextRequest): NextResponse | Promise<NextResponse> {
  return hasKnownKey(request.headers) ? pass(request) : classifyAndGuard(request);
}

async function classifyAndGuard(request: NextRequest): Promise<NextResponse> {
  const path = request.nextUrl.pathname.replace(/\/+$/, "");
  const credential = await classifyCredential(request.headers);
  // The API's description is a document: reading it in the browser ends nobody's session.
  if (credential === "superuser_session" && path !== OPENAPI_PATH) return refuseSession(request);
  if (credential === "forged" && !isPublic(request.method, path))
    return refuseCredential(request.method, path, request);
  return pass(request);
}

function refuseSession(request: NextRequest): NextResponse {
  const headers = withoutInternalHeaders(request.headers);
  headers.set("x-request-id", requestIdOf(request.headers));
  return NextResponse.rewrite(new URL(SESSION_REFUSED_PATH, request.url), { request: { headers } });
}

/** Rewriting headers costs a tenth of a request, and most have nothing to take out. */
function pass(request: NextRequest): NextResponse {
  for (const name of request.headers.keys())
    if (isInternalHeader(name))
      return NextResponse.next({ request: { headers: withoutInternalHeaders(request.headers) } });
  return NextResponse.next();
}
