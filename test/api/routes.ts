import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ApiRoute } from "@/lib/api/route/api-route";
import { expectDocumented } from "../conforms";

const ROOT = join(process.cwd(), "app/api/v1");
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Method = (typeof METHODS)[number];
type Handler = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & {
  path: string;
  route?: ApiRoute;
};

/** One route file of the API. */
export interface RouteFile {
  /** As declared, with {placeholders} and a trailing slash. */
  path: string;
  /** The methods it declares. */
  methods: Method[];
  handlers: Record<Method, Handler>;
  definition(method: Method): ApiRoute["definition"];
}

/** Every route file, found by reading the folder: a new one is walked without anybody thinking of it. */
export async function allRoutes(): Promise<RouteFile[]> {
  const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
    (file) => /(^|\/)route\.ts$/.test(file) && !file.includes("[[...path]]"),
  );
  return Promise.all(files.sort().map(load));
}

/** What answers for every path that no other file knows. */
export function unknownPaths(): Promise<RouteFile> {
  return load("[[...path]]/route.ts");
}

/** Answers as Next would hand the request to the file; `ids` fill the placeholders of its path. */
export async function send(
  file: RouteFile,
  method: Method,
  { ids = {}, query = "", ...init }: RequestInit & { ids?: Record<string, string>; query?: string } = {},
): Promise<{ status: number; headers: Headers; text: string; json: Record<string, unknown> }> {
  const path = file.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? "1"));
  const params = Object.fromEntries(placeholders(file).map((name) => [name, ids[name] ?? "1"]));
  const request = new Request(`http://localhost/api/v1${path}${query}`, { ...init, method });
  const response = await file.handlers[method](request, { params: Promise.resolve(params) });
  const text = await response.text();
  expectDocumented(file.handlers[method], method, {
    status: response.status,
    headers: response.headers,
    text,
  });
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

export function bearer(token: string, more: Record<string, string> = {}): Record<string, string> {
  return { authorization: `Bearer ${token}`, ...more };
}

function placeholders({ path }: RouteFile): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

async function load(file: string): Promise<RouteFile> {
  const handlers: Record<Method, Handler> = await import(join(ROOT, file));
  const methods = METHODS.filter((method) => handlers[method].route);
  return {
    path: handlers.GET.path,
    methods,
    handlers,
    definition: (method) => handlers[method].route!.definition,
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
