import { randomUUID } from "node:crypto";
import { MAX_ITEMS } from "@/lib/bridge/input";

export interface Scenario {
  name: string;
  origin: string;
  /** Requests under way at a time; 16 unless said. */
  connections?: number;
  /** What Node and PostgreSQL do without the app: the path of the bare server that it is compared with. */
  bare?: BarePath;
  /** Compared with the yardstick's empty dynamic page, and not with its handler. */
  isPage?: boolean;
  /** Compared with the same request to this address: the app where Next answers the API. */
  throughNext?: string;
  /** Compared with the same request to this address: the app as two processes. */
  twoProcesses?: string;
  /** What every answer must be; 200 unless said. A 2xx is never a failure. */
  status?: number;
  /** The next request; called for each one. */
  next: () => BenchRequest;
}

type BarePath = "/bare/http" | "/bare/select" | "/bare/consume" | "/bare/content" | "/bare/page";

interface BenchRequest {
  method: "GET" | "POST" | "PUT";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export const YARDSTICK = "yardstick";
export const YARDSTICK_PATH = "/api/v1/yardstick";
export const EMPTY_PAGE = "yardstick, an empty dynamic page";
const EMPTY_PAGE_PATH = "/dynamic";

export interface Origins {
  appUrl: string;
  /** The same app and database: where Next answers the API, as two processes, and where an account may ask once a minute. */
  nextUrl: string;
  workersUrl: string;
  limitedUrl: string;
  yardstickUrl: string;
}

interface Run extends Origins {
  /** API keys. */
  callers: string[];
  /** The `Cookie` header of a superuser's browser, and of an owner's. */
  staff: string;
  owner: string;
}

/** What is measured, in the order of the table. */
export function scenarios(run: Run): Scenario[] {
  const { appUrl: origin, yardstickUrl } = run;
  return [
    { name: "bare handler, GET /api/health", origin, next: () => get("/api/health") },
    { name: YARDSTICK, origin: yardstickUrl, next: () => get(YARDSTICK_PATH) },
    ...apiScenarios(run),
    { name: "GET /pricing", origin, bare: "/bare/page", next: () => get("/pricing", ZIPPED) },
    ...pageScenarios(run),
  ];
}

function apiScenarios(run: Run): Scenario[] {
  const { appUrl: origin, nextUrl: throughNext, workersUrl: twoProcesses, limitedUrl, callers } = run;
  const one = inTurn(callers.slice(0, 1));
  const all = inTurn(callers);
  const bought = inTurn(callers.slice(-1)); // As seed-accounts.ts makes it.
  const verified = { origin, bare: "/bare/select" } as const;
  const consumed = { origin, bare: "/bare/consume" } as const;
  const refused = { bare: "/bare/http" } as const;
  const content = { origin, bare: "/bare/content" } as const;
  return [
    { name: "GET bridge/verify, 1 key", ...verified, throughNext, next: () => verify(one()) },
    {
      name: `GET bridge/verify, ${callers.length} keys`,
      ...verified,
      twoProcesses,
      next: () => verify(all()),
    },
    { name: "GET bridge/verify, forged keys", ...refused, origin, status: 401, next: () => verify(forged()) },
    {
      name: "GET bridge/verify, above a limit",
      ...refused,
      origin: limitedUrl,
      status: 429,
      next: () => verify(one()),
    },
    { name: "POST credits/consume, 1 account", ...consumed, throughNext, next: () => consume(one()) },
    {
      name: `POST credits/consume, ${callers.length} accounts`,
      ...consumed,
      twoProcesses,
      next: () => consume(all()),
    },
    { name: "POST credits/consume, bought credits", ...consumed, next: () => consume(bought()) },
    { name: `PUT bridge/content, ${MAX_ITEMS} newer items`, ...content, next: () => putContent(all()) },
  ];
}

function pageScenarios({ appUrl, yardstickUrl, staff, owner }: Run): Scenario[] {
  const load = { connections: 2, isPage: true };
  const signedIn = (path: string, cookie: string, name = path): Scenario => {
    return { name: `GET ${name}`, origin: appUrl, ...load, next: () => get(path, { cookie }) };
  };
  return [
    { name: EMPTY_PAGE, origin: yardstickUrl, ...load, next: () => get(EMPTY_PAGE_PATH) },
    signedIn("/login", ""),
    ...["/sites", "/billing", "/usage"].map((path) => signedIn(path, owner)),
    signedIn("/admin", staff),
    signedIn("/admin/accounts", staff),
    signedIn("/admin/accounts?q=account+99", staff, "/admin/accounts, a name"),
  ];
}

function inTurn(keys: string[]): () => string {
  let used = 0;
  return () => keys[used++ % keys.length] ?? "";
}

/** Looks like a key, and nobody signed it. */
function forged(): string {
  return `igny8_abcdefghijkl_1_${"a".repeat(32)}_${randomUUID().replaceAll("-", "")}`;
}

/** As each browser sends it. */
export const ZIPPED = { "accept-encoding": "gzip, deflate, br" };

function get(path: string, headers: Record<string, string> = {}): BenchRequest {
  return { method: "GET", path, headers };
}

function verify(key: string): BenchRequest {
  return { method: "GET", path: "/api/v1/bridge/verify/", headers: { authorization: `Bearer ${key}` } };
}

/** One credit, and a new idempotency key, so that each one spends. */
function consume(key: string): BenchRequest {
  return {
    method: "POST",
    path: "/api/v1/credits/consume/",
    headers: { ...json(key), "idempotency-key": randomUUID() },
    body: '{"operation":"content_generation","units":100}',
  };
}

/** Every item newer than what is known, so that each request writes all its rows. */
function putContent(key: string): BenchRequest {
  const body = INVENTORY.replaceAll("<now>", new Date().toISOString());
  return { method: "PUT", path: "/api/v1/bridge/content/", headers: json(key), body };
}

const INVENTORY = JSON.stringify({
  items: Array.from({ length: MAX_ITEMS }, (_, index) => ({
    wp_id: index + 1,
    type: index % 5 === 0 ? "page" : "post",
    status: "publish",
    title: `A post about the subject number ${index + 1}`,
    url: `https://example.test/a-post-about-the-subject-number-${index + 1}/`,
    modified_at: "<now>",
  })),
});

function json(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}`, "content-type": "application/json" };
}
