import { errorOf, Igny8Error, Igny8NetworkError } from "./errors.js";
import type { AnyInput, DataOf, InputOf, ItemOf, ListPath, Method, PathOf } from "./operations.js";
import { requestOf, urlOf } from "./request.js";

export interface Igny8Options {
  /** `igny8_...`, or an access token. */
  apiKey: string;
  /** Where IGNY8 runs, such as https://app.igny8.com. */
  baseUrl: string;
  /** Tries after the first; 2 unless said. */
  maxRetries?: number;
  /** Until the answer has arrived, for each try; 30 seconds unless said. Of a file, until it begins. */
  timeoutMs?: number;
  fetch?: typeof fetch;
}

type Rest<I> = Record<never, never> extends I ? [input?: I] : [input: I];
type Call<M extends Method> = <P extends PathOf<M>>(
  path: P,
  ...input: Rest<InputOf<P, M>>
) => Promise<DataOf<P, M>>;

export interface Igny8 {
  get: Call<"get">;
  post: Call<"post">;
  put: Call<"put">;
  patch: Call<"patch">;
  /** Null where the answer was lost, and nothing is there any more when it is tried again. */
  delete: <P extends PathOf<"delete">>(
    path: P,
    ...input: Rest<InputOf<P, "delete">>
  ) => Promise<DataOf<P, "delete"> | null>;
  /** Every entry of a list, page by page: `for await (const site of client.list("/sites/"))`. */
  list: <P extends ListPath>(path: P, ...input: Rest<InputOf<P, "get">>) => AsyncGenerator<ItemOf<P>>;
}

/** A client for one key. It keeps nothing but its options. Throws TypeError for a key that no header can carry. */
export function createClient(options: Igny8Options): Igny8 {
  requireSendable(options.apiKey);
  const call = (method: Method) => (path: string, input?: AnyInput) => send(options, method, path, input);
  const list = (path: string, input?: AnyInput) => entries(options, path, input);
  return {
    get: call("get"),
    post: call("post"),
    put: call("put"),
    patch: call("patch"),
    delete: call("delete"),
    list,
  } as Igny8;
}

/** fetch would say why it can't send it, with the key in its message. The line break at a file's end is left out by fetch. */
function requireSendable(apiKey: string): void {
  if (!/^[\x21-\x7e]+$/.test(apiKey.trim()))
    throw new TypeError("apiKey is empty, or has a character in it that no key has, such as a line break.");
}

interface Page {
  results: unknown[];
  next_cursor: string | null;
}

async function* entries(options: Igny8Options, path: string, input: AnyInput = {}): AsyncGenerator<unknown> {
  let cursor: string | null | undefined;
  do {
    const query = { ...input.query, ...(cursor ? { cursor } : {}) };
    const page = (await send(options, "get", path, { ...input, query })) as Page;
    yield* page.results;
    cursor = page.next_cursor;
  } while (cursor);
}

async function send(
  options: Igny8Options,
  method: Method,
  path: string,
  input: AnyInput = {},
): Promise<unknown> {
  const url = urlOf(options.baseUrl, path, input);
  const init = requestOf(options.apiKey, method, input);
  const { maxRetries = 2 } = options;
  let isAnswerLost = false;
  for (let triesBefore = 0; ; triesBefore += 1) {
    const outcome = await attempt(options, url, init, input.signal);
    if ("data" in outcome) return outcome.data;
    const { failure } = outcome;
    if (method === "delete" && isAnswerLost && isGone(failure)) return null;
    isAnswerLost ||= mayHaveWorked(failure);
    if (triesBefore >= maxRetries || input.signal?.aborted || !isWorthRetrying(failure)) throw failure;
    await sleep(waitMs(failure, triesBefore), input.signal);
  }
}

type Failure = Igny8Error | Igny8NetworkError;

/** The answer is read within the try: one that breaks off in its middle has not arrived. */
async function attempt(
  options: Igny8Options,
  url: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<{ data: unknown } | { failure: Failure }> {
  const { timeoutMs = 30_000 } = options;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`No answer within ${timeoutMs} ms.`)), timeoutMs);
  try {
    const signals = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
    const response = await (options.fetch ?? fetch)(url, { ...init, signal: signals });
    return response.ok ? { data: await dataOf(response) } : { failure: await errorOf(response) };
  } catch (cause) {
    return { failure: new Igny8NetworkError("No answer from IGNY8.", { cause }) };
  } finally {
    clearTimeout(timer);
  }
}

async function dataOf(response: Response): Promise<unknown> {
  const isJson = response.headers.get("content-type")?.includes("application/json");
  return isJson ? ((await response.json()) as { data: unknown }).data : response;
}

/** It may have done what it was asked for, and its answer did not arrive. */
function mayHaveWorked(failure: Failure): boolean {
  return failure instanceof Igny8NetworkError || failure.status >= 500;
}

/** The API's own word: a proxy's 404 says nothing about the object. */
function isGone(failure: Failure): boolean {
  return failure instanceof Igny8Error && failure.status === 404 && failure.code === "not_found";
}

/** Windows of limits are a minute long. What takes longer is for the program to decide. */
const LONGEST_WAIT_SECONDS = 60;

/** Each of these says that the same request may be sent again; a POST carries the key that makes it safe. */
function isWorthRetrying(failure: Failure): boolean {
  if (failure instanceof Igny8NetworkError) return true;
  if ((failure.retryAfterSeconds ?? 0) > LONGEST_WAIT_SECONDS) return false;
  return failure.status === 429 || failure.status >= 500 || failure.code === "idempotency_in_progress";
}

function waitMs(failure: Failure, triesBefore: number): number {
  const told = failure instanceof Igny8Error ? failure.retryAfterSeconds : undefined;
  if (told !== undefined) return told * 1000;
  return 300 * 2 ** triesBefore * (0.5 + Math.random() / 2);
}

/** Ends early when the program gives up. */
function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener("abort", wake);
  });
}
