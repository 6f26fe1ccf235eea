import { type NextRequest, NextResponse } from "next/server";
import { requestIdOf } from "@/lib/api/answer/request-id";
import { type ApiDecision, decideApi } from "./decide-api";
import { isInternalHeader, withoutInternalHeaders } from "./internal-headers";

/** Ends the session and answers 403; what that needs of the database, the edge has not. */
const SESSION_REFUSED_PATH = "/api/session-refused";

/** Acts on the decision in Next's terms. The rest is apiRoute's. */
export function guardApi(request: NextRequest): NextResponse | Promise<NextResponse> {
  const { method, headers, nextUrl } = request;
  const decision = decideApi({ method, headers, path: nextUrl.pathname.replace(/\/+$/, "") });
  return decision instanceof Promise
    ? decision.then((decided) => act(decided, request))
    : act(decision, request);
}

function act(decision: ApiDecision, request: NextRequest): NextResponse {
  if (decision === "pass") return pass(request);
  if (decision === "end_session") return endSession(request);
  const { body, status, headers } = decision;
  return new NextResponse(body, { status, headers });
}

function endSession(request: NextRequest): NextResponse {
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
