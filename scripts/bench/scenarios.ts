import { randomUUID } from "node:crypto";
import { MAX_ITEMS } from "@/lib/bridge/input";

export interface Scenario {
  name: string;
  origin: string;
  /** Requests under way at a time; 16 unless said. */
  connections?: number;
  /** What Node and PostgreSQL do without the app: the path of the bare server that it is compared with. */
  bare?: BarePath;
  /** The next request; called for each one. */
  next: () => BenchRequest;
}

type BarePath = "/bare/http" | "/bare/select" | "/bare/consume";

interface BenchRequest {
  method: "GET" | "POST" | "PUT";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export const YARDSTICK = "yardstick";
export const YARDSTICK_PATH = "/api/v1/yardstick";

interface Run {
  appUrl: string;
  yardstickUrl: string;
  /** API keys. */
  callers: string[];
  /** The `Cookie` header of a superuser's browser. */
  staff: string;
}

/** What is measured, in the order of the table. */
export function scenarios(run: Run): Scenario[] {
  const { appUrl: origin, yardstickUrl, callers, staff } = run;
  const one = inTurn(callers.slice(0, 1));
  const all = inTurn(callers);
  const bought = inTurn(callers.slice(-1)); // As seed-accounts.ts makes it.
  const backOffice = { origin, connections: 2 };
  return [
    { name: "bare handler, GET /api/health", origin, next: () => get("/api/health") },
    { name: YARDSTICK, origin: yardstickUrl, next: () => get(YARDSTICK_PATH) },
    { name: "GET bridge/verify, 1 key", origin, bare: "/bare/select", next: () => verify(one()) },
    {
      name: `GET bridge/verify, ${callers.length} keys`,
      origin,
      bare: "/bare/select",
      next: () => verify(all()),
    },
    { name: "GET bridge/verify, forged keys", origin, bare: "/bare/http", next: () => verify(forged()) },
    { name: "POST credits/consume, 1 account", origin, bare: "/bare/consume", next: () => consume(one()) },
    {
      name: `POST credits/consume, ${callers.length} accounts`,
      origin,
      bare: "/bare/consume",
      next: () => consume(all()),
    },
    {
      name: "POST credits/consume, bought credits",
      origin,
      bare: "/bare/consume",
      next: () => consume(bought()),
    },
    { name: `PUT bridge/content, ${MAX_ITEMS} newer items`, origin, next: () => putContent(all()) },
    { name: "GET /pricing", origin, bare: "/bare/http", next: () => get("/pricing") },
    { name: "GET /admin/accounts", ...backOffice, next: () => page("/admin/accounts", staff) },
    {
      name: "GET /admin/accounts, a name",
      ...backOffice,
      next: () => page("/admin/accounts?q=account+99", staff),
    },
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

function get(path: string): BenchRequest {
  return { method: "GET", path, headers: {} };
}

function page(path: string, cookie: string): BenchRequest {
  return { method: "GET", path, headers: { cookie } };
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
