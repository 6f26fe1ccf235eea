import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { errorBody } from "@/lib/api/answer/envelope";
import { json } from "@/lib/api/answer/plain-response";
import { requestIdOf } from "@/lib/api/answer/request-id";
import type { ApiHandler } from "@/lib/api/route/api-routes";
import { refuseSession } from "@/lib/api/route/refuse-session";
import { decideApi } from "@/lib/edge/decide-api";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { withAssets } from "./assets";
import { discardBody } from "./discard-body";
import { pathMatcher } from "./match-path";
import { NodeRequest, webRequest } from "./node-request";
import { withPageMemory } from "./page-memory";
import { traced } from "./trace-request";
import { writeAnswer, writeResponse } from "./write-answer";

type WebHandler = (request: Request, context: { params: Promise<unknown> }) => Response | Promise<Response>;
type RouteExports = Record<string, unknown>;

/** A route file's path, as Next writes it, and what the file exports. */
interface FrontRoute {
  path: string;
  exports: RouteExports;
}

interface FrontOptions {
  routes: readonly FrontRoute[];
  /** Answers for every path of the API that no route knows. */
  unknown: RouteExports;
  /** The folder of the build's hashed files. */
  assets: string;
  /** Pages that aren't in memory, actions, and every address that is not a plain one. */
  next: RequestListener;
}

const API = "/api/v1";
/** What is odd about an address, such as an encoded letter or a dot segment, Next reads as it always has. */
const PLAIN = /^(?:\/(?!\.)[\w.~-]+)+\/?$/;

/**
 * Answers the API, webhooks and the routes of machines from the very exports of their route files, without Next's own
 * machinery between (docs/decisions/030-a-front-of-our-own.md). Everything else it hands on.
 */
export function createFront({ routes, unknown, assets, next }: FrontOptions): RequestListener {
  const match = pathMatcher(routes.map(({ path, exports }) => ({ path, value: { path, exports } })));
  const otherwise = { value: { path: `${API}/*`, exports: unknown }, params: {} };
  const pages = withAssets(assets, withPageMemory(next));
  return (request, response) => {
    const path = pathOf(request);
    const isApi = path === API || path.startsWith(`${API}/`);
    const found = PLAIN.test(path) ? (match(path) ?? (isApi ? otherwise : undefined)) : undefined;
    const handler = found && handlerOf(found.value.exports, request.method ?? "GET");
    if (!found || !handler) return isApi ? next(request, response) : pages(request, response);
    const answer = () =>
      isApi
        ? answerApi(request, response, { path, handler: handler as ApiHandler, params: found.params })
        : answerWeb(request, response, handler as WebHandler);
    void traced(request, response, found.value.path, answer).catch((error: unknown) =>
      fail(request, response, error),
    );
  };
}

function pathOf({ url = "/" }: IncomingMessage): string {
  const end = url.indexOf("?");
  const path = end < 0 ? url : url.slice(0, end);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** As Next does, HEAD falls back to GET. A method that the file does not export is Next's to answer. */
function handlerOf(exports: RouteExports, method: string): unknown {
  return exports[method] ?? (method === "HEAD" ? exports.GET : undefined);
}

async function answerApi(
  incoming: IncomingMessage,
  response: ServerResponse,
  { path, handler, params }: { path: string; handler: ApiHandler; params: Record<string, string> },
): Promise<void> {
  const request = new NodeRequest(incoming);
  const made = decideApi({ method: request.method, path, headers: request.headers });
  const decision = made instanceof Promise ? await made : made;
  const answer =
    decision === "pass"
      ? await handler.answer(request, params)
      : decision === "end_session"
        ? await refuseSession(request)
        : decision;
  const unread = discardBody(incoming);
  if (unread) await unread;
  await (answer instanceof Response ? writeResponse(response, answer) : writeAnswer(response, answer));
}

async function answerWeb(
  incoming: IncomingMessage,
  response: ServerResponse,
  handler: WebHandler,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const request = webRequest(incoming, gone.signal);
  const answer = await handler(request, { params: Promise.resolve({}) });
  await discardBody(incoming);
  await writeResponse(response, answer);
}

/** A client that has gone is no error. What else ends up here is a bug of ours. */
function fail(incoming: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (incoming.destroyed && response.destroyed) return;
  const requestId = requestIdOf(new NodeRequest(incoming).headers);
  log.error({ err: error, request_id: requestId, method: incoming.method }, "request failed");
  if (response.headersSent) return void response.destroy();
  const known = new AppError("internal_error");
  const body = errorBody(known, requestId);
  void writeAnswer(response, json(known.status, body, { "X-Request-Id": requestId }));
}
