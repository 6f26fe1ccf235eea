import type { LimitName } from "@/lib/limits";
import type { LimitDecision } from "./limit-decision";

/** From the middleware to the handler: this request's allowance is spent already, and what is left. */
export const SPENT_HEADER = "x-igny8-spent";
const ALIVE_MS = 60_000;

export interface Spent {
  name: LimitName;
  identity: string;
  decision: LimitDecision;
}

/** Signed with AUTH_SECRET: a request that reaches a handler without the middleware can't claim to have spent. */
export async function writeSpent(spent: Spent): Promise<string> {
  const text = encode(JSON.stringify({ ...spent, until: Date.now() + ALIVE_MS }));
  return `${text}.${await signatureOf(text)}`;
}

/** Undefined for anything that we did not sign just now, for this limit and this account. */
export async function readSpent(
  header: string,
  name: LimitName,
  identity: string,
): Promise<LimitDecision | undefined> {
  const [text = "", signature = ""] = header.split(".");
  if (!(await isSigned(text, signature))) return undefined;
  const spent: Spent & { until: number } = JSON.parse(decode(text));
  const isOurs = spent.name === name && spent.identity === identity && spent.until > Date.now();
  return isOurs ? spent.decision : undefined;
}

function encode(text: string): string {
  return btoa(text);
}

function decode(text: string): string {
  return atob(text);
}

async function signatureOf(text: string): Promise<string> {
  const signed = await crypto.subtle.sign("HMAC", await key(), bytes(text));
  return btoa(String.fromCharCode(...new Uint8Array(signed)));
}

async function isSigned(text: string, signature: string): Promise<boolean> {
  try {
    const given = Uint8Array.from(atob(signature), (sign) => sign.charCodeAt(0));
    return await crypto.subtle.verify("HMAC", await key(), given, bytes(text));
  } catch {
    return false;
  }
}

function key(): Promise<CryptoKey> {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set.");
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", bytes(`spent ${secret}`), algorithm, false, ["sign", "verify"]);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
