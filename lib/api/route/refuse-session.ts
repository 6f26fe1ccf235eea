import { errorBody } from "@/lib/api/answer/envelope";
import { requestIdOf } from "@/lib/api/answer/request-id";
import type { HeaderReader } from "@/lib/api-request";
import { endRefusedSession } from "@/lib/auth/sessions/end-refused-session";
import { expiredSessionCookies, readSessionCookie } from "@/lib/auth/sessions/session-cookie";
import { AppError, type ErrorCode } from "@/lib/errors";
import { clientIp } from "@/lib/rate-limits/client-ip";
import { type LimitDecision, takeFromLimit } from "@/lib/rate-limits/take-from-limit";
import { throttleHeaders } from "@/lib/rate-limits/throttle-headers";

/** 403 to a superuser who calls the API with a session alone, and the end of that session; 404 to everybody else. */
export async function refuseSession(request: { headers: HeaderReader }): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const decision = await takeFromLimit("default", `ip:${clientIp(request.headers)}`);
  if (!decision.allowed) return refusal("throttled", requestId, decision);
  const session = await readSessionCookie(request);
  if (!session?.isSuperuser) return refusal("not_found", requestId, decision);
  await endRefusedSession(session, requestId);
  const response = refusal("session_auth_not_allowed", requestId, decision);
  for (const cookie of expiredSessionCookies(request)) response.headers.append("Set-Cookie", cookie);
  return response;
}

function refusal(code: ErrorCode, requestId: string, decision: LimitDecision): Response {
  const error = new AppError(code);
  const headers = {
    ...throttleHeaders(decision),
    "Cache-Control": "no-store",
    "X-Request-Id": requestId,
  };
  return Response.json(errorBody(error, requestId), { status: error.status, headers });
}
