/**
 * The named limits of docs/contract.md, section 4, and one for what providers tell us. Pure, and safe on the edge.
 * `RATE_LIMITS` overrides any of them.
 */
export const LIMIT_NAMES = [
  "auth",
  "auth_strict",
  "auth_person",
  "auth_codes",
  "content_read",
  "content_write",
  "billing",
  "billing_admin",
  "system_admin",
  "bridge",
  "webhooks",
  "default",
] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

export interface Limit {
  requests: number;
  windowSeconds: number;
}

export const LIMITS: Record<LimitName, Limit> = {
  auth: perMinute(20), // A person signs in a few times; a password guesser wants thousands.
  auth_person: { requests: 10, windowSeconds: 15 * 60 }, // Wrong passwords for one person, from anywhere; then each waits.
  auth_codes: { requests: 20, windowSeconds: 24 * 3600 }, // Wrong second factors: the person who types them knows the password.
  auth_strict: perMinute(5), // Each one sends an email to somebody: nobody needs six a minute.
  content_read: perMinute(100), // A dashboard that polls each second, and some clicking on top.
  content_write: perMinute(30), // A person with a bulk tool; what is bigger belongs to the bridge.
  billing: perMinute(30), // Reads of invoices and a few payments; slow enough to make probing dull.
  billing_admin: perMinute(10), // Money moves by hand: ten a minute is fast typing.
  system_admin: perMinute(30), // The back office: lists and single decisions.
  bridge: perMinute(120), // 120 batches of 500 items move a site of 60,000 posts in a minute.
  webhooks: perMinute(600), // By address, of events that PayPal has to be asked about: it sends from a few addresses.
  default: perMinute(100), // Whatever names no limit of its own.
};

/** What `name` allows now: the table above, unless `RATE_LIMITS` says otherwise. */
export function limitFor(name: LimitName): Limit {
  return overrides(process.env.RATE_LIMITS ?? "")[name] ?? LIMITS[name];
}

/** "auth=20/1m,default=100/1m" -> the limits it names. Throws a sentence that names the first part it can't read. */
export function parseRateLimits(text: string): Partial<Record<LimitName, Limit>> {
  const parts = text.split(",").map((part) => part.trim());
  return Object.fromEntries(parts.filter(Boolean).map(parsePart));
}

function perMinute(requests: number): Limit {
  return { requests, windowSeconds: 60 };
}

const UNIT_SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600 };

function parsePart(part: string): [LimitName, Limit] {
  const [, name, requests, amount, unit] = /^(\w+)=(\d{1,9})\/(\d{0,5})([smh])$/.exec(part) ?? [];
  const known = LIMIT_NAMES.find((limit) => limit === name);
  const limit = {
    requests: Number(requests),
    windowSeconds: Number(amount || 1) * UNIT_SECONDS[unit ?? "s"]!,
  };
  if (!known || limit.requests < 1 || limit.windowSeconds < 1) {
    throw new Error(`"${part}" is not a rate limit. Write <name>=<requests>/<window>, such as auth=20/1m.`);
  }
  return [known, limit];
}

let parsed: { text: string; limits: Partial<Record<LimitName, Limit>> } | undefined;

function overrides(text: string): Partial<Record<LimitName, Limit>> {
  if (parsed?.text !== text) parsed = { text, limits: parseRateLimits(text) };
  return parsed.limits;
}
