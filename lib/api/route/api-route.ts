import { z } from "zod";
import { type Answer, replyOf } from "@/lib/api/answer/reply";
import { authorOf } from "@/lib/api/callers/author-of";
import type { Requirement } from "@/lib/api/callers/authorize";
import type { Auth, CallerByAuth } from "@/lib/api/callers/caller";
import { idempotencyKeyOf, requestHash } from "@/lib/api/idempotency/idempotency";
import { keptOnce } from "@/lib/api/idempotency/kept-once";
import { readJsonBody } from "@/lib/api/input/read-json-body";
import { queryObject, validate, validateParams } from "@/lib/api/input/validate";
import type { ApiRequest } from "@/lib/api-request";
import type { Author } from "@/lib/audit/author";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { LimitName } from "@/lib/limits";

type Schema = z.ZodType;
type Out<S extends Schema | undefined> = S extends Schema ? z.output<S> : undefined;

/** What a route says of itself: enough to guard it, and to document it. */
export interface RouteDefinition extends Requirement {
  summary: string;
  tag: string;
  limit: LimitName;
  params?: Schema;
  query?: Schema;
  input?: Schema;
  output: Schema;
  /** The content types of a route that answers with a file, outside the envelope (`fileReply`). */
  file?: string | readonly string[];
  /** The status of success; 200 unless said. */
  status?: 200 | 201;
  /**
   * `own`: the handler keeps the promise itself, and the header is required. `continues`: it asks somebody outside in
   * between, and the same request again continues what one that was cut off has begun. `inside`: what the body asks for
   * brings keys of its own, and the header is not read.
   */
  idempotency?: "own" | "continues" | "inside";
  /** How much a body may have, where that is not a megabyte. */
  maxBodyBytes?: number;
  /** What it answers with other than by the wrapper's own refusals. */
  errors?: ErrorCode[];
}

export interface RouteContext<D extends RouteDefinition, A extends Auth = D["auth"]> {
  caller: CallerByAuth[A];
  /** The caller as the author of what the request changes. */
  by: Author;
  params: Out<D["params"]>;
  query: Out<D["query"]>;
  input: Out<D["input"]>;
  ip: string;
  requestId: string;
  request: ApiRequest;
  idempotencyKey: string | undefined;
}

/** One method of one path, guarded by its definition. apiRoutes() makes the exports of a route file of them. */
export interface ApiRoute {
  definition: RouteDefinition;
  run: (context: RunContext) => Promise<Answer>;
}

interface RunContext {
  request: ApiRequest;
  rawParams: unknown;
  caller: CallerByAuth[Auth];
  ip: string;
  requestId: string;
  /** Told of the body before it is judged: what is refused is shown in the account's log, masked. */
  noteBody: (body: unknown) => void;
}

/**
 * Declares a route: parse, one domain call, answer. The wrapper has authenticated, limited and authorised by the time
 * `handle` runs, and strips its answer to what `output` says.
 */
export function apiRoute<const D extends RouteDefinition>(
  definition: D,
  handle: (context: RouteContext<D>) => Promise<unknown>,
): ApiRoute {
  const input = strict(definition.input);
  const run = async ({
    request,
    rawParams,
    caller,
    ip,
    requestId,
    noteBody,
  }: RunContext): Promise<Answer> => {
    const params = definition.params && validateParams(definition.params, rawParams);
    const query = definition.query && validate(definition.query, queryObject(new URL(request.url)));
    const body = input && (await readJsonBody(request, definition.maxBodyBytes));
    if (input) noteBody(body);
    const isKept =
      request.method === "POST" && definition.auth !== "none" && definition.idempotency !== "inside";
    const idempotencyKey = isKept ? idempotencyKeyOf(request.headers) : undefined;
    if (definition.idempotency === "own" && !idempotencyKey) throw new AppError("idempotency_key_required");
    const context = {
      caller,
      by: authorOf(caller, requestId),
      params,
      query,
      input: input && validate(input, body),
      ip,
      requestId,
      request,
      idempotencyKey,
    };
    const answer = async () => replyOf(await handle(context as RouteContext<D>), definition);
    if (!idempotencyKey || definition.idempotency === "own") return await answer();
    const hash = requestHash(request.method, new URL(request.url).pathname, body);
    const continues = definition.idempotency === "continues";
    return keptOnce({ caller: idempotencyScope(caller), key: idempotencyKey, hash, continues }, answer);
  };
  return { definition: { ...definition, input }, run };
}

/** Unknown fields are refused, whether or not the schema's author thought of it. */
function strict(schema: Schema | undefined): Schema | undefined {
  return schema instanceof z.ZodObject ? schema.strict() : schema;
}

/**
 * Whose Idempotency-Keys these are. Not the account's: an answer may hold what its other keys and people are not to see,
 * such as a key for another site, and may be about the caller alone, such as signing out. A key that was rotated is the
 * same caller: a request repeated after a rotation carries only the new one.
 */
function idempotencyScope({ actor, account, apiKey }: CallerByAuth[Auth]): string {
  const caller = apiKey ? `api_key:${apiKey.lineageId}` : actor;
  return account ? `account:${account.id} ${caller}` : caller;
}
