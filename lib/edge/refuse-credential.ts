import { NextResponse } from "next/server";
import { errorBody, errorHeaders } from "@/lib/api/answer/envelope";
import { requestIdOf } from "@/lib/api/answer/request-id";
import { nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { limitFor } from "@/lib/limits";
import { unspent } from "@/lib/rate-limits/limit-decision";
import { throttleHeaders } from "@/lib/rate-limits/throttle-headers";
import { limitNameOf } from "./api-rules";

/** 401 before it costs anyone anything: no SQL, nobody's allowance, so the headers tell of an unspent one. */
export function refuseCredential(method: string, path: string, request: { headers: Headers }): NextResponse {
  const error = new AppError("unauthenticated");
  const requestId = requestIdOf(request.headers);
  const limit = limitFor(limitNameOf(method, path));
  return NextResponse.json(errorBody(error, requestId), {
    status: error.status,
    headers: {
      ...errorHeaders(error),
      ...throttleHeaders(unspent(limit, nowMs())),
      "Cache-Control": "no-store",
      "X-Request-Id": requestId,
    },
  });
}
