import { wasReached } from "@/lib/actions/reached-actions";
import { isDatabaseAway } from "@/lib/database-away";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { logFailure } from "@/lib/log-failure";
import { noteMissedDatabase } from "./missed-database";

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
  const requestId = headers["x-request-id"];
  if (isDatabaseAway(error)) {
    tellAway(error, String(requestId), withoutQuery);
    return;
  }
  const isForm = method === "POST" && (routeType === "action" || routeType === "render");
  if (isForm && !wasReached(String(requestId))) return; // Told where it is answered (http/guard-form.ts).
  log.error(
    {
      err: error,
      digest,
      requestId,
      method,
      path: withoutQuery,
      routePath,
      routeType,
    },
    "a request failed",
  );
}

/** For the server, which answers 503 and not 500 (http/answer-failures.ts). */
function tellAway(error: unknown, requestId: string, path: string | undefined): void {
  noteMissedDatabase(requestId);
  const known = new AppError("service_unavailable", { cause: error });
  logFailure(known, { request_id: requestId, path }, "a page could not be shown");
}
