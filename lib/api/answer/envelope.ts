import type { AppError, FieldErrors } from "@/lib/errors";

/** The two shapes of an answer (docs/contract.md, section 4). */
export function successBody(data: unknown, requestId: string, message?: string) {
  return {
    success: true as const,
    data,
    ...(message === undefined ? {} : { message }),
    request_id: requestId,
  };
}

/**
 * Facts such as `expected` are in `details`. They also stand beside `error`, and among `errors`, where they stood before
 * the envelope had a place for them.
 */
export function errorBody(error: AppError, requestId: string) {
  const errors: FieldErrors = { ...error.fields };
  for (const [name, value] of Object.entries(error.details ?? {})) errors[name] ??= [String(value)];
  return {
    ...error.details,
    success: false as const,
    error: error.message,
    code: error.code,
    ...(error.details ? { details: error.details } : {}),
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
    request_id: requestId,
  };
}

/** A database that was restarted is back within seconds. */
const RETRY_AFTER_SECONDS = 5;

/** Headers that belong to an error whatever the route. */
export function errorHeaders(error: AppError): Record<string, string> {
  if (error.code === "service_unavailable") return { "Retry-After": String(RETRY_AFTER_SECONDS) };
  return error.status === 401 ? { "WWW-Authenticate": "Bearer" } : {};
}
