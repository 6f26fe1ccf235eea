import { errorBody, errorHeaders, successBody } from "@/lib/api/answer/envelope";
import { json, type PlainResponse, plainFile } from "@/lib/api/answer/plain-response";
import type { Answer } from "@/lib/api/answer/reply";
import { requestIdOf } from "@/lib/api/answer/request-id";
import { admitKey } from "@/lib/api/callers/admit-key";
import { authorize } from "@/lib/api/callers/authorize";
import type { Caller, KeyCaller, UserCaller } from "@/lib/api/callers/caller";
import { readCredential } from "@/lib/api/callers/read-credential";
import type { ApiRequest } from "@/lib/api-request";
import { env } from "@/lib/env";
import { AppError, toAppError } from "@/lib/errors";
import type { LimitName } from "@/lib/limits";
import { log } from "@/lib/log";
import { logFailure } from "@/lib/log-failure";
import { observeRequest } from "@/lib/metrics/observe-request";
import { clientIp } from "@/lib/rate-limits/client-ip";
import {
  type LimitDecision,
  peekLimit,
  takeFromKeyLimit,
  takeFromLimit,
} from "@/lib/rate-limits/take-from-limit";
import { throttleHeaders } from "@/lib/rate-limits/throttle-headers";
import { noteRequest } from "@/lib/request-log/note-request";
import type { ApiRoute } from "./api-route";
import { notedRequest } from "./noted-request";

interface Incoming {
  request: ApiRequest;
  /** As declared, with {placeholders}: the label in logs and metrics. */
  path: string;
  /** Undefined: this path does not know the method. */
  route: ApiRoute | undefined;
  allow: readonly string[];
  rawParams: unknown;
}

/** What has become known of a request on its way; the answer's headers are made from it, whatever happened. */
interface Progress {
  requestId: string;
  ip: string;
  limit: LimitName;
  decision?: LimitDecision;
  /** Where the key has an allowance of its own. */
  ofKey?: LimitDecision;
  caller?: Caller;
  /** As it was sent, until the answer is known. */
  body?: unknown;
  /** Why it was refused. */
  error?: AppError;
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

/** Spends only after the database has confirmed the credential: a dead one costs the account it names nothing. */
async function admit(
  request: ApiRequest,
  route: ApiRoute,
  progress: Progress,
): Promise<UserCaller | KeyCaller> {
  const read = readCredential(request.headers);
  const credential = read instanceof Promise ? await read : read;
  if (!credential) {
    await throttle(progress, `ip:${progress.ip}`);
    throw new AppError("unauthenticated");
  }
  const peeked = peekLimit(progress.limit, credential.identity);
  if (!peeked.allowed) {
    progress.decision = peeked;
    throw new AppError("throttled");
  }
  const caller = await credential.findCaller();
  if (!caller) throw new AppError("unauthenticated");
  progress.caller = caller;
  if (caller.apiKey) await throttleKey(progress, caller, request);
  await throttle(progress, credential.identity);
  authorize(caller, route.definition, request.method);
  return caller;
}

/** Before the account's allowance is touched: a key that was stolen, or runs wild, spends what is its own. */
async function throttleKey(progress: Progress, caller: KeyCaller, request: ApiRequest): Promise<void> {
  try {
    admitKey(caller, request.headers, progress.ip);
  } catch (error) {
    await throttle(progress, `ip:${progress.ip}`);
    throw error;
  }
  const { id, rateLimitPerMinute } = caller.apiKey;
  if (rateLimitPerMinute === null) return;
  progress.ofKey = await takeFromKeyLimit(id, rateLimitPerMinute);
  if (progress.ofKey.allowed) return;
  progress.decision = progress.ofKey;
  throw new AppError("throttled");
}

async function throttle(progress: Progress, identity: string): Promise<void> {
  const taken = takeFromLimit(progress.limit, identity);
  progress.decision = taken instanceof Promise ? await taken : taken;
  if (!progress.decision.allowed) throw new AppError("throttled");
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
