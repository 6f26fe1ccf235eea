import { type NextRequest, NextResponse } from "next/server";
import type { PlainResponse } from "@/lib/api/answer/plain-response";
import { requestIdOf } from "@/lib/api/answer/request-id";
import { decideApi } from "./decide-api";
import { isInternalHeader, withoutInternalHeaders } from "./internal-headers";
import { spendAllowance } from "./spend-allowance";

/** Ends the session and answers 403; what that needs of the database, the edge has not. */
const SESSION_REFUSED_PATH = "/api/session-refused";

/** Acts on the decision in Next's terms, and spends what is left to spend here. The rest is apiRoute's. */
export async function guardApi(request: NextRequest): Promise<NextResponse> {
  const { method, headers, nextUrl } = request;
  const call = { method, headers, path: nextUrl.pathname.replace(/\/+$/, "") };
  const decision = await decideApi(call);
  if (decision === "end_session") return endSession(request);
  if (decision !== "pass") return answer(decision);
  const spent = await spendAllowance(call);
  return isAnswer(spent) ? answer(spent) : pass(request, spent);
}

function answer({ body, status, headers }: PlainResponse): NextResponse {
  return new NextResponse(body, { status, headers });
}

function isAnswer(spent: PlainResponse | Record<string, string>): spent is PlainResponse {
  return typeof spent.status === "number";
}

function endSession(request: NextRequest): NextResponse {
  const headers = withoutInternalHeaders(request.headers);
  headers.set("x-request-id", requestIdOf(request.headers));
  return NextResponse.rewrite(new URL(SESSION_REFUSED_PATH, request.url), { request: { headers } });
}

/** Rewriting headers costs a tenth of a request, and most have nothing to take out or to put in. */
function pass(request: NextRequest, more: Record<string, string>): NextResponse {
  const names = [...request.headers.keys()];
  if (Object.keys(more).length === 0 && !names.some(isInternalHeader)) return NextResponse.next();
  const headers = withoutInternalHeaders(request.headers);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return NextResponse.next({ request: { headers } });
}
