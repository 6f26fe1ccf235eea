import { expect } from "vitest";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { type CallerWithEverything, callerWithEverything } from "./caller-with-everything";
import { type Method, type RouteFile, send } from "./routes";

export interface Sent {
  body?: BodyInit;
  /** The content type. */
  type?: string;
  headers?: Record<string, string>;
  ids?: Record<string, string>;
  query?: string;
}

export type Answer = Awaited<ReturnType<typeof send>>;
export type Ask = (what: string, sent: (caller: CallerWithEverything) => Sent) => Promise<Answer>;

interface Target {
  file: RouteFile;
  method: Method;
}

/** Who is let in is said by the body: two owners with their codes, who are in no sample. */
export const LETS_IN_BY_BODY = ["/billing/admin/approvals/{id}/override/"];

const NOT_LET_IN = ["unauthenticated", "forbidden", "account_suspended", "account_cancelled", "no_plan"];

/** Every method that the files declare, by a caller who gets to its handler. */
export async function throwAt(
  files: RouteFile[],
  work: (ask: Ask, target: Target) => Promise<void>,
): Promise<void> {
  for (const file of files)
    for (const method of file.methods) await work(asking({ file, method }), { file, method });
}

/** A success may cost callers their key or their account, unless they only read: after it somebody new asks. */
function asking({ file, method }: Target): Ask {
  let known: CallerWithEverything | undefined;
  return async (what, sent) => {
    known ??= await callerWithEverything(file, method);
    const caller = known;
    const { token, ids } = caller;
    const { headers, type, ...more } = sent(caller);
    const all = { ...headersFor(token, type), ...headers };
    const answer = await expectEnvelope(what, { file, method }, { ids, headers: all, ...more });
    if (token && !LETS_IN_BY_BODY.includes(file.path))
      expect(NOT_LET_IN, `${what} to ${method} ${file.path}`).not.toContain(answer.json.code);
    if (answer.status < 400 && !onlyReads(method)) known = undefined;
    return answer;
  };
}

/** Of every answer: no 5xx, the headers of the contract, and the envelope unless it is a file. */
export async function expectEnvelope(
  what: string,
  { file, method }: Target,
  init?: Parameters<typeof send>[2],
): Promise<Answer> {
  forgetLimits();
  const answer = await send(file, method, init);
  const { status, json: body, headers } = answer;
  const name = `${what} to ${method} ${file.path}`;
  if (status >= 500) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
  const id = headers.get("x-request-id");
  expect(id, name).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(headers.get("x-throttle-remaining"), name).toMatch(/^\d+$/);
  if (status < 400 && file.handlers[method].route?.definition.file) return answer;
  expect(headers.get("content-type"), name).toMatch(/^application\/json(;|$)/);
  expect({ name, success: body.success, id: body.request_id }).toEqual({ name, success: status < 400, id });
  return answer;
}

export function json(body: unknown): Sent {
  return { type: "application/json", body: JSON.stringify(body) };
}

export function empty(method: Method): Sent {
  return takesBody(method) ? json({}) : {};
}

function onlyReads(method: Method): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

export function takesBody(method: Method): boolean {
  return method !== "GET" && method !== "DELETE" && method !== "HEAD";
}

function headersFor(token: string, type = ""): Record<string, string> {
  const headers: Record<string, string> = { "idempotency-key": crypto.randomUUID() };
  if (token) headers.authorization = `Bearer ${token}`;
  if (type) headers["content-type"] = type;
  return headers;
}
