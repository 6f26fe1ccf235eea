import { errorBody, errorHeaders } from "@/lib/api/answer/envelope";
import { json, type PlainResponse } from "@/lib/api/answer/plain-response";
import { requestIdOf } from "@/lib/api/answer/request-id";
import type { HeaderReader } from "@/lib/api-request";
import { nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { limitFor } from "@/lib/limits";
import { unspent } from "@/lib/rate-limits/limit-decision";
import { throttleHeaders } from "@/lib/rate-limits/throttle-headers";
import { limitNameOf } from "./api-rules";

/** 401 before it costs anyone anything: no SQL, nobody's allowance, so the headers tell of an unspent one. */
export function refuseCredential(method: string, path: string, headers: HeaderReader): PlainResponse {
  const error = new AppError("unauthenticated");
  const requestId = requestIdOf(headers);
  const limit = limitFor(limitNameOf(method, path));
  return json(error.status, errorBody(error, requestId), {
    ...errorHeaders(error),
    ...throttleHeaders(unspent(limit, nowMs())),
    "X-Request-Id": requestId,
  });
}
