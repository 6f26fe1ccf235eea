import { errorOf, Igny8Error, Igny8NetworkError } from "./errors.js";
import type { AnyInput, DataOf, InputOf, ItemOf, ListPath, Method, PathOf } from "./operations.js";

export interface Igny8Options {
  /** `igny8_...`, or an access token. */
  apiKey: string;
  /** Where IGNY8 runs, such as https://app.igny8.com. */
  baseUrl: string;
  /** Tries after the first; 2 unless said. */
  maxRetries?: number;
  /** For each try; 30 seconds unless said. */
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
  delete: Call<"delete">;
  /** Every entry of a list, page by page: `for await (const site of client.list("/sites/"))`. */
  list: <P extends ListPath>(path: P, ...input: Rest<InputOf<P, "get">>) => AsyncGenerator<ItemOf<P>>;
}

/** A client for one key. It keeps nothing but its options. */
export function createClient(options: Igny8Options): Igny8 {
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
  for (let tries = options.maxRetries ?? 2; ; tries -= 1) {
    const outcome = await attempt(options, url, init, input.signal);
    if (outcome instanceof Response) return dataOf(outcome);
    if (tries <= 0 || input.signal?.aborted || !isWorthRetrying(outcome)) throw outcome;
    await sleep(waitMs(outcome, (options.maxRetries ?? 2) - tries), input.signal);
  }
}

async function attempt(options: Igny8Options, url: string, init: RequestInit, signal?: AbortSignal) {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 30_000);
  const signals = signal ? AbortSignal.any([signal, timeout]) : timeout;
  try {
    const response = await (options.fetch ?? fetch)(url, { ...init, signal: signals });
    return response.ok ? response : await errorOf(response);
  } catch (cause) {
    return new Igny8NetworkError("No answer from IGNY8.", { cause });
  }
}

async function dataOf(response: Response): Promise<unknown> {
  const isJson = response.headers.get("content-type")?.includes("application/json");
  return isJson ? ((await response.json()) as { data: unknown }).data : response;
}

function urlOf(baseUrl: string, path: string, { path: values = {}, query = {} }: AnyInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}/api/v1${filled}`);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
  return url.href;
}

function requestOf(apiKey: string, method: Method, { body, idempotencyKey }: AnyInput): RequestInit {
  const headers: Record<string, string> = { authorization: `Bearer ${apiKey}`, accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (method === "post") headers["idempotency-key"] = idempotencyKey ?? crypto.randomUUID();
  return {
    method: method.toUpperCase(),
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

/** Each of these says that the same request may be sent again; a POST carries the key that makes it safe. */
function isWorthRetrying(failure: Igny8Error | Igny8NetworkError): boolean {
  if (failure instanceof Igny8NetworkError) return true;
  return failure.status === 429 || failure.status >= 500 || failure.code === "idempotency_in_progress";
}

const LONGEST_WAIT_MS = 30_000;

function waitMs(failure: Igny8Error | Igny8NetworkError, triesBefore: number): number {
  const told = failure instanceof Igny8Error ? failure.retryAfterSeconds : undefined;
  if (told !== undefined) return Math.min(told * 1000, LONGEST_WAIT_MS);
  return 300 * 2 ** triesBefore * (0.5 + Math.random() / 2);
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    signal?.addEventListener("abort", stop, { once: true });
  });
}
