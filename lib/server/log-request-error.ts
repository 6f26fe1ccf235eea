import { wasReached } from "@/lib/actions/reached-actions";
import { log } from "@/lib/log";

interface FailedRequest {
  path: string;
  method: string;
  headers: NodeJS.Dict<string | string[]>;
}

/** What a page, an action or a handler threw, under the number that the error page shows. Next says nothing of it itself. */
export function logRequestError(
  error: unknown,
  { path, method, headers }: FailedRequest,
  { routePath, routeType }: { routePath: string; routeType: string },
): void {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  const [withoutQuery] = path.split("?"); // A query may hold the token of a mailed link.
  const isForm = method === "POST" && (routeType === "action" || routeType === "render");
  if (isForm && !wasReached(String(headers["x-request-id"]))) return; // Told where it is answered (http/guard-form.ts).
  log.error(
    {
      err: error,
      digest,
      requestId: headers["x-request-id"],
      method,
      path: withoutQuery,
      routePath,
      routeType,
    },
    "a request failed",
  );
}
