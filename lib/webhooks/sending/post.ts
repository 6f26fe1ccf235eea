import type { LookupAddress } from "node:dns";
import { resolve4, resolve6 } from "node:dns/promises";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { env } from "@/lib/env";
import { isPublicAddress, isPublicHost } from "@/lib/webhooks/public-address";

export interface Posted {
  /** Undefined where no answer came. */
  status?: number;
  headers: Record<string, string>;
  /** The start of the answer, as text. */
  body: string;
  /** Why it counts as failed, for people. */
  error?: string;
  ms: number;
}

/** From the first packet to the end of what is read of the answer. */
const TIMEOUT_MS = 15_000;
/** After the status has come, nobody waits long for the rest of the answer: it is for the log alone. */
const BODY_MS = 2_000;
const KEPT_CHARACTERS = 4_096;
const KEPT_HEADERS = 40;

interface Post {
  url: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs?: number;
}

/**
 * Sends a body to somebody else's server. Every address that the host's name leads to is looked at, and the connection is
 * made to those very addresses: nothing is resolved twice. Redirects are not followed. Never throws.
 */
export async function post({ timeoutMs = TIMEOUT_MS, ...sent }: Post): Promise<Posted> {
  const started = performance.now();
  const signal = AbortSignal.timeout(timeoutMs);
  const ms = () => Math.round(performance.now() - started);
  try {
    const response = await answerTo(sent, signal);
    const body = await startOf(response);
    const status = response.statusCode!;
    return { status, headers: headersOf(response), body, error: errorOf(status), ms: ms() };
  } catch (error) {
    return { headers: {}, body: "", error: wordsOf(error, signal, timeoutMs), ms: ms() };
  }
}

function answerTo({ url, headers, body }: Omit<Post, "timeoutMs">, signal: AbortSignal) {
  const { protocol, hostname } = new URL(url);
  const isAny = env().WEBHOOK_TARGETS === "any";
  // An address in the URL is connected to without any look-up.
  if (!isAny && (protocol !== "https:" || !isPublicHost(hostname))) throw new PrivateAddress();
  return new Promise<IncomingMessage>((settle, fail) => {
    const request = (protocol === "https:" ? requestHttps : requestHttp)(url, {
      method: "POST",
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
      agent: false,
      lookup: isAny ? undefined : publicLookup,
      signal,
    });
    request.once("response", settle);
    request.on("error", fail);
    request.end(body);
  });
}

class PrivateAddress extends Error {}

/**
 * Refuses a name when any of its addresses is not public: an attacker's server may answer with both kinds. Asks the name
 * servers itself, because the system's look-up blocks a thread for as long as a slow server likes.
 */
export const publicLookup: LookupFunction = (hostname, options, answer) => {
  void addressesOf(hostname).then((addresses) => {
    const [first] = addresses;
    if (!first) return answer(Object.assign(new Error("not found"), { code: "ENOTFOUND" }), []);
    if (addresses.some(({ address }) => !isPublicAddress(address))) return answer(new PrivateAddress(), []);
    if (options.all) return answer(null, addresses);
    answer(null, first.address, first.family);
  });
};

async function addressesOf(hostname: string): Promise<LookupAddress[]> {
  const [v4, v6] = await Promise.allSettled([resolve4(hostname), resolve6(hostname)]);
  const listed = (found: typeof v4, family: 4 | 6) =>
    found.status === "fulfilled" ? found.value.map((address) => ({ address, family })) : [];
  return [...listed(v4, 4), ...listed(v6, 6)];
}

/** What of the answer is read, and then the connection is closed. Breaking off here is no failure: the status has come. */
async function startOf(response: IncomingMessage): Promise<string> {
  const timer = setTimeout(() => response.destroy(), BODY_MS);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= KEPT_CHARACTERS) break;
    }
  } catch {
    // What came so far is what there is.
  } finally {
    clearTimeout(timer);
    response.destroy();
  }
  return cut(Buffer.concat(chunks).toString("utf8"));
}

/** PostgreSQL's text takes no zero byte, and half a pair of surrogates is no character. */
function cut(text: string): string {
  return text
    .slice(0, KEPT_CHARACTERS)
    .replace(/[\uD800-\uDBFF]$/, "")
    .replaceAll("\u0000", "");
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const entries = Object.entries(headers).slice(0, KEPT_HEADERS);
  return Object.fromEntries(entries.map(([name, value]) => [name, cut(String(value)).slice(0, 500)]));
}

function errorOf(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  const redirect = status >= 300 && status < 400 ? " Redirects are not followed." : "";
  return `Answered ${status}.${redirect}`;
}

const WORDS: Record<string, string> = {
  ENOTFOUND: "The host name was not found.",
  EAI_AGAIN: "The host name could not be looked up.",
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The connection was closed without an answer.",
  EPIPE: "The connection was closed without an answer.",
};

function wordsOf(error: unknown, signal: AbortSignal, timeoutMs: number): string {
  if (error instanceof PrivateAddress) return "The address is not public.";
  if (signal.aborted) return `No answer within ${timeoutMs / 1000} seconds.`;
  const { code = "", message = "" } = error as NodeJS.ErrnoException;
  if (WORDS[code]) return WORDS[code];
  if (/^(?:CERT_|ERR_TLS_|DEPTH_|UNABLE_|SELF_|ERR_SSL)/.test(code))
    return `The certificate was refused (${code}).`;
  return cut(`The request failed: ${code || message}.`).slice(0, 200);
}
