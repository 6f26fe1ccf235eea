import type { Caller } from "@/lib/api/callers/caller";
import type { ApiRequest } from "@/lib/api-request";
import { now } from "@/lib/clock";
import type { AppError } from "@/lib/errors";
import { maskBody } from "@/lib/request-log/mask-body";
import type { NotedRequest } from "@/lib/request-log/note-request";

interface Known {
  requestId: string;
  ip: string;
  caller?: Caller;
  error?: AppError;
  body?: unknown;
}

interface Answered {
  account: number;
  status: number;
  milliseconds: number;
}

/** For the account's log. Its texts are cut here: what waits to be written is small. */
export function notedRequest(
  { url, method, headers }: ApiRequest,
  route: string,
  { requestId, caller, ip, error, body }: Known,
  { account, status, milliseconds }: Answered,
): NotedRequest {
  return {
    accountId: account,
    ...{ requestId, method, path: pathOf(url), route, status, ms: Math.round(milliseconds) },
    code: error?.code ?? null,
    message: error?.message.slice(0, LONGEST) ?? null,
    userId: (caller !== undefined && "userId" in caller && caller.userId) || null,
    apiKeyId: caller?.apiKey?.id ?? null,
    address: ip,
    client: headers.get("user-agent")?.slice(0, LONGEST) ?? null,
    refused: error && (error.fields || body !== undefined) ? refusedOf(error, body) : null,
    createdAt: now(),
  };
}

/** Nothing where it was refused before its body was read, as a missing scope is. */
function refusedOf({ fields }: AppError, body: unknown): NotedRequest["refused"] {
  return { errors: fields, body: body === undefined ? undefined : maskBody(body) };
}

const LONGEST = 300;

/** Without the query, which may hold what somebody searched for. */
function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const end = url.indexOf("?", start);
  return url.slice(start === -1 ? url.length : start, end === -1 ? undefined : end).slice(0, LONGEST) || "/";
}
