import { z } from "zod";
import { listQuery } from "@/lib/pagination";
import { addDays } from "@/lib/time/days";
import { dayInput, instantInput } from "@/lib/time/instant-input";
import type { RequestFilter } from "./queries";

export const LOGGED_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional();

export const requestsQuery = listQuery.extend({
  /** One status, such as 403, or `refused` for all from 400 on. */
  status: z
    .string()
    .regex(/^([1-5]\d\d|refused)$/, "Write a status such as 403, or refused.")
    .optional(),
  method: z.enum(LOGGED_METHODS).optional(),
  /** A part of the path, the code or the sentence, or a request ID. */
  q: z.string().trim().min(1).max(200).optional(),
  api_key_id: id,
  user_id: id,
  since: instantInput.optional(),
  until: instantInput.optional(),
});

export function filterAsked(query: z.output<typeof requestsQuery>): RequestFilter {
  const { status, method, q, api_key_id: apiKeyId, user_id: userId, since, until } = query;
  const at = (time: string | undefined) => (time === undefined ? undefined : new Date(time));
  return { status: statusOf(status), method, q, apiKeyId, userId, since: at(since), until: at(until) };
}

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(first, schema.optional()).catch(undefined);

/** The page's filter as its address carries it; what can't be read filters nothing. */
const page = z.object({
  status: optional(z.string().regex(/^([1-5]\d\d|refused)$/)),
  method: optional(z.enum(LOGGED_METHODS)),
  q: optional(
    z
      .string()
      .trim()
      .max(200)
      .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text)),
  ),
  key: optional(z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)),
  from: optional(dayInput),
  to: optional(dayInput),
});

export function readRequestFilter(params: Record<string, unknown>): RequestFilter {
  const { status, method, q, key: apiKeyId, from: since, to } = page.parse(params);
  return {
    ...{ status: statusOf(status), method, q: q || undefined, apiKeyId, since },
    until: to && addDays(to, 1),
  };
}

/** The filter as search parameters, without what filters nothing. */
export function requestFilterParams(filter: RequestFilter): Record<string, string> {
  const { status, method, q, apiKeyId, since, until } = filter;
  const day = (at: Date | undefined) => at?.toISOString().slice(0, 10);
  const entries = {
    ...{ status: status?.toString(), method, q, key: apiKeyId?.toString() },
    ...{ from: day(since), to: day(until && addDays(until, -1)) },
  };
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function statusOf(said: string | undefined): RequestFilter["status"] {
  return said === undefined || said === "refused" ? said : Number(said);
}
