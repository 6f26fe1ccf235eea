import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { missedDatabase } from "@/lib/server/missed-database";
import { plainPage } from "./plain-page";
import { replaceAnswer } from "./replace-answer";
import { ensureRequestId } from "./request-id";

/** Next puts it on the answer to an action that this build does not have. */
const NOT_FOUND_HEADER = "x-nextjs-action-not-found";
const AGAIN_SECONDS = 10;

/**
 * Gives pages an answer that a person can act on where Next has a blank one or a bare line: 503 while the database is away,
 * and 409 for a form of an older page that was sent without JavaScript. With JavaScript the form itself tells
 * (components/ui/form/use-form-action.ts).
 */
export function withFailurePages(next: RequestListener): RequestListener {
  return (request, response) => {
    if (isPage(request)) {
      const id = ensureRequestId(request);
      replaceAnswer(response, (status) => pageFor(status, id, request, response));
    }
    next(request, response);
  };
}

/** What the browser shows as a document: not a part of a page that Next's own script asks for. */
function isPage({ url = "", headers }: IncomingMessage): boolean {
  return !/^\/(?:api|_next)(?:[/?]|$)/.test(url) && !("rsc" in headers) && !("next-action" in headers);
}

function pageFor(
  status: number,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): (() => void) | undefined {
  const path = request.url ?? "/";
  if (status === 409 && response.hasHeader(NOT_FOUND_HEADER))
    return () => send(request, response, 409, oldPage(path));
  if (status === 500 && missedDatabase(id))
    return () => {
      response.setHeader("Retry-After", AGAIN_SECONDS);
      send(request, response, 503, away(path, request.method ?? "GET"));
    };
  return undefined;
}

function oldPage(path: string): string {
  return plainPage({
    code: "Out of date",
    title: "This page is from before an update",
    text: "Nothing was sent. Your browser's Back button brings back what you typed: copy what you need, then open the page again.",
    action: { label: "Open the page again", href: path },
  });
}

/** A form is never resent automatically. */
function away(path: string, method: string): string {
  const reads = method === "GET" || method === "HEAD";
  return plainPage({
    code: "503",
    title: "IGNY8 is unavailable for a moment",
    text: reads
      ? "We can't reach our database. Your data is safe. This page tries again every few seconds."
      : "We can't reach our database, so your form may not have been saved. Your browser's Back button brings back what you typed.",
    action: { label: "Try again", href: path },
    ...(reads && { againSeconds: AGAIN_SECONDS }),
  });
}

function send(request: IncomingMessage, response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(page),
    "Cache-Control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : page);
}
