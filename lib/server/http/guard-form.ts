import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { wasReached } from "@/lib/actions/reached-actions";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { missedDatabase } from "@/lib/server/missed-database";
import { replaceAnswer } from "./replace-answer";
import { ensureRequestId } from "./request-id";

/**
 * Whether a form may be sent from where it was sent. Next compares its origin with the host that the last proxy asked for,
 * which many proxies set to an address of their own: ours is APP_URL, whatever they say. Answers one from elsewhere itself;
 * Next has a 500 and a stack for it.
 */
export function refuseForeignForm(request: IncomingMessage, response: ServerResponse): boolean {
  if (!isForm(request)) return false;
  const { origin } = request.headers;
  if (origin === undefined) return false; // No browser of today.
  const { APP_URL } = env();
  if (origin === APP_URL) request.headers["x-forwarded-host"] = new URL(APP_URL).host;
  else if (!isSameHost(origin, request)) return refuse(request, response, 403, foreign(APP_URL));
  return false;
}

/**
 * Has Next's 500 for a form that can't be read sent as what it is, 400. Ours are read before anything can fail in them, so a
 * request that reached none of our actions was not one.
 */
export function answerGarbledForm(request: IncomingMessage, response: ServerResponse): void {
  if (!isForm(request)) return;
  const id = ensureRequestId(request);
  replaceAnswer(response, (status) =>
    status === 500 && !wasReached(id) && !missedDatabase(id)
      ? () => void refuse(request, response, 400, UNREADABLE)
      : undefined,
  );
}

const UNREADABLE = "This form could not be read. Open the page again and send it once more.";

/** Next takes any of these for one of its actions; the API and the webhooks have bodies of their own. */
function isForm({ method, url = "", headers }: IncomingMessage): boolean {
  if (method !== "POST" || url.startsWith("/api/")) return false;
  const type = headers["content-type"] ?? "";
  return (
    "next-action" in headers || /^(?:multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)
  );
}

/** As Next decides it, for an installation that is reached under several names. */
function isSameHost(origin: string, { headers }: IncomingMessage): boolean {
  const asked = String(headers["x-forwarded-host"] ?? headers.host ?? "")
    .split(",")[0]
    ?.trim();
  return URL.canParse(origin) && asked !== "" && new URL(origin).host === asked;
}

function foreign(appUrl: string): string {
  return `This form was sent from another site, so it was not accepted. Open it at ${appUrl}.`;
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: 400 | 403,
  sentence: string,
): true {
  const { origin, host } = request.headers;
  const path = request.url?.split("?")[0];
  log.info({ path, origin, host, status, request_id: request.headers["x-request-id"] }, "a form was refused");
  response.writeHead(status, STATUS_CODES[status], {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    Connection: "close", // The rest of its body is not read.
  });
  response.end(`${sentence}\n`);
  return true;
}
