export const OPENAPI_PATH = "/api/v1/openapi.json";

/**
 * Routes that need no credential, so that a stale one does not keep anybody out: a client refreshes its tokens with
 * the expired one still in its headers. test/api compares this list with what the routes declare.
 */
const PUBLIC_PATHS = new Set([
  OPENAPI_PATH,
  "/api/v1/plans",
  "/api/v1/auth/register",
  "/api/v1/auth/login",
  "/api/v1/auth/refresh",
  "/api/v1/auth/password-reset",
  "/api/v1/auth/password-reset/confirm",
  "/api/v1/auth/verify-email",
  "/api/v1/auth/verify-email/resend",
]);

/** `path` without a trailing slash. */
export function isPublicPath(path: string): boolean {
  return PUBLIC_PATHS.has(path);
}
