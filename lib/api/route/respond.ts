import { errorBody, errorHeaders, successBody } from "@/lib/api/answer/envelope";
import { json, type PlainResponse, plainFile } from "@/lib/api/answer/plain-response";
import type { Answer } from "@/lib/api/answer/reply";
import { requestIdOf } from "@/lib/api/answer/request-id";
import type { ApiRequest } from "@/lib/api-request";
import { env } from "@/lib/env";
import { AppError, toAppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { logFailure } from "@/lib/log-failure";
import { observeRequest } from "@/lib/metrics/observe-request";
import { clientIp } from "@/lib/rate-limits/client-ip";
import { type LimitDecision, peekLimit } from "@/lib/rate-limits/take-from-limit";
import { throttleHeaders } from "@/lib/rate-limits/throttle-headers";
import { noteRequest } from "@/lib/request-log/note-request";
import { admit, throttle } from "./admit";
import type { ApiRoute } from "./api-route";
import { notedRequest } from "./noted-request";
import type { Progress } from "./progress";

interface Incoming {
  request: ApiRequest;
  /** As declared, with {placeholders}: the label in logs and metrics. */
  path: string;
  /** Undefined: this path does not know the method. */
  route: ApiRoute | undefined;
  allow: readonly string[];
  rawParams: unknown;
}

/** Where it is the person who is throttled and not who calls: too many have tried to be them (lib/auth/attempts). */
const PERSON_SECONDS = 10;

const ANONYMOUS = { actor: "anonymous", account: null, apiKey: undefined } as const;

/** Credential, limit, gate, role, then the route: the one path of every API request, and the one place that answers. */
export async function respond(incoming: Incoming): Promise<PlainResponse> {
  const started = performance.now();
  const { request, route } = incoming;
  const progress: Progress = {
    requestId: requestIdOf(request.headers),
    ip: clientIp(request.headers, env().TRUSTED_PROXIES),
    limit: route?.definition.limit ?? "default",
  };
  const plain = await answerOrRefuse(incoming, progress);
  report(incoming, progress, plain.status, performance.now() - started);
  return { ...plain, headers: { ...progressHeaders(progress), ...plain.headers } };
}

async function answerOrRefuse(incoming: Incoming, progress: Progress): Promise<PlainResponse> {
  try {
    return await answer(incoming, progress);
  } catch (error) {
    return refusal(error, incoming, progress);
  }
}

async function answer(incoming: Incoming, progress: Progress): Promise<PlainResponse> {
  const { request, route, rawParams } = incoming;
  if (!route || route.definition.auth === "none") {
    await throttle(progress, `ip:${progress.ip}`);
    progress.caller = ANONYMOUS;
    if (!route) return methodRefusal(incoming, progress);
  } else {
    progress.caller = await admit(request, route, progress);
  }
  const { requestId, ip, caller } = progress;
  const noteBody = (body: unknown) => void Object.assign(progress, { body });
  const result = await route.run({ request, rawParams, caller, ip, requestId, noteBody });
  if (result.refusal) return refused(result.refusal, progress, result.headers);
  if (result.file) return plainFile(result.file);
  return json(result.status, successBody(result.data, requestId, result.message), answerHeaders(result));
}

function methodRefusal({ request, allow }: Incoming, { requestId }: Progress): PlainResponse {
  const headers = { Allow: allow.join(", ") };
  if (request.method === "OPTIONS") return { status: 204, body: null, headers };
  return json(405, errorBody(new AppError("method_not_allowed"), requestId), headers);
}

function refusal(thrown: unknown, { path }: Incoming, progress: Progress): PlainResponse {
  const error = toAppError(thrown);
  logFailure(error, { request_id: progress.requestId, route: path }, "request failed");
  if (error.code !== "throttled" || !progress.decision) return refused(error, progress);
  return refused(error, progress, {
    "Retry-After": String(progress.decision.retryAfterSeconds || PERSON_SECONDS),
  });
}

function refused(error: AppError, progress: Progress, headers?: Record<string, string>): PlainResponse {
  progress.error = error;
  return json(error.status, errorBody(error, progress.requestId), { ...errorHeaders(error), ...headers });
}

function answerHeaders(result: Answer): Record<string, string> {
  const credits = result.creditsRemaining;
  return { ...result.headers, ...(credits === undefined ? {} : { "X-Credits-Remaining": String(credits) }) };
}

/** A request that was refused before it could take from a limit is told what its address has left. */
function progressHeaders(progress: Progress): Record<string, string> {
  const decision = tighter(progress) ?? peekLimit(progress.limit, `ip:${progress.ip}`);
  const headers = { ...throttleHeaders(decision), "X-Request-Id": progress.requestId };
  if (!progress.caller?.apiKey) return headers;
  return { "X-Credits-Remaining": String(progress.caller.account.credits), ...headers };
}

function tighter({ decision, ofKey }: Progress): LimitDecision | undefined {
  return ofKey && decision?.allowed && ofKey.remaining < decision.remaining ? ofKey : decision;
}

function report({ request, path }: Incoming, progress: Progress, status: number, milliseconds: number): void {
  const account = progress.caller?.account?.id;
  if (account !== undefined)
    noteRequest(notedRequest(request, path, progress, { account, status, milliseconds }));
  observeRequest({ route: path, method: request.method, status, seconds: milliseconds / 1000 });
  log.info(
    {
      request_id: progress.requestId,
      account,
      actor: progress.caller?.actor,
      method: request.method,
      route: path,
      status,
      ms: Math.round(milliseconds),
    },
    "api request",
  );
}
