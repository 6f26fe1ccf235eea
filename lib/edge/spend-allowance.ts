import { errorBody, errorHeaders } from "@/lib/api/answer/envelope";
import { json, type PlainResponse } from "@/lib/api/answer/plain-response";
import { requestIdOf } from "@/lib/api/answer/request-id";
import { isApiKey, parseApiKey } from "@/lib/api-keys/key-format";
import type { HeaderReader } from "@/lib/api-request";
import { verifyAccessToken } from "@/lib/auth/tokens/access-token";
import { bearerToken } from "@/lib/auth/tokens/bearer-token";
import { nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { type LimitName, limitFor } from "@/lib/limits";
import type { LimitDecision } from "@/lib/rate-limits/limit-decision";
import { MemoryStore } from "@/lib/rate-limits/memory-store";
import { SPENT_HEADER, writeSpent } from "@/lib/rate-limits/spent-header";
import { throttleHeaders } from "@/lib/rate-limits/throttle-headers";
import { UpstashLimits } from "@/lib/rate-limits/upstash-limits";
import { credentialLimitOf } from "./api-rules";

interface Call {
  method: string;
  /** Without the query and without a trailing slash. */
  path: string;
  headers: HeaderReader;
}

/** Whose allowance a credential spends, and which credential it is of the account's. */
interface Credential {
  identity: string;
  own: string;
}

/** As in lib/rate-limits/limiter.ts. */
const PAUSE_MS = 5_000;
const TIMEOUT_MS = 300;

/** Of this instance of the edge alone. */
const seen = new MemoryStore();
let pausedUntilMs = 0;
let upstash: { url: string; limits: UpstashLimits } | undefined;

/**
 * Spends the account's allowance where the request enters, on a host that runs Next alone. By Upstash it is the exact one, and
 * the handler is told that it is spent. Without, the edge shares no memory with handlers: it refuses a credential that has
 * passed here as often as its whole account may, and the handler counts. Answers 429, or headers for the handler.
 */
export async function spendAllowance(call: Call): Promise<PlainResponse | Record<string, string>> {
  const name = credentialLimitOf(call.method, call.path);
  const credential = name && (await credentialIn(call.headers));
  if (!name || !credential) return {};
  const shared = await takeShared(name, credential.identity);
  const decision = shared ?? takeOwn(name, credential.own);
  if (!decision.allowed) return refuse(decision, call.headers);
  return shared
    ? { [SPENT_HEADER]: await writeSpent({ name, identity: credential.identity, decision }) }
    : {};
}

/** By signature alone; one that is forged is refused before (decide-api.ts). */
async function credentialIn(headers: HeaderReader): Promise<Credential | undefined> {
  const token = bearerToken(headers);
  if (!token) return undefined;
  if (isApiKey(token)) {
    const key = await parseApiKey(token);
    return key && { identity: String(key.accountId), own: `key:${key.publicId}` };
  }
  const claims = await verifyAccessToken(token);
  if (!claims) return undefined;
  const identity = claims.accountId === null ? `user:${claims.userId}` : String(claims.accountId);
  return { identity, own: `session:${claims.sessionId}` };
}

function takeOwn(name: LimitName, own: string): LimitDecision {
  return seen.take(`${name}:${own}`, limitFor(name), nowMs());
}

/** Undefined where Upstash is not set up, or does not answer: then the handler decides. */
async function takeShared(name: LimitName, identity: string): Promise<LimitDecision | undefined> {
  const limits = upstashLimits();
  if (!limits || Date.now() < pausedUntilMs) return undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, TIMEOUT_MS));
  const taken = limits.take(`${name}:${identity}`, limitFor(name), Date.now()).catch(() => undefined);
  const decision = await Promise.race([taken, late]);
  if (!decision) pausedUntilMs = Date.now() + PAUSE_MS;
  return decision;
}

function upstashLimits(): UpstashLimits | undefined {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = process.env;
  if (!url || !token) return undefined;
  if (upstash?.url !== url) upstash = { url, limits: new UpstashLimits({ url, token }) };
  return upstash.limits;
}

/** As the handler would (lib/api/route/respond.ts). */
function refuse(decision: LimitDecision, headers: HeaderReader): PlainResponse {
  const error = new AppError("throttled");
  const requestId = requestIdOf(headers);
  return json(error.status, errorBody(error, requestId), {
    ...errorHeaders(error),
    ...throttleHeaders(decision),
    "X-Request-Id": requestId,
  });
}
