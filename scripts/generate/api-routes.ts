import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ApiRoute } from "@/lib/api/route/api-route";
import { listRouteFiles, type RouteFile } from "./route-files";

/** A route file of the API, and what each method that it declares says of itself. */
export interface LoadedApiRoute extends RouteFile {
  definitions: Record<string, ApiRoute["definition"]>;
}

const API = "app/api/v1/";
const CATCH_ALL = /\[\.\.\./;

/** The API's route files, but for the one that answers for every path no other file knows. */
export function listApiRoutes(root: string): RouteFile[] {
  return listRouteFiles(root).filter(({ file }) => file.startsWith(API) && !CATCH_ALL.test(file));
}

/** Imports each of them, so that what it declares is read as the program reads it. */
export function loadApiRoutes(root: string): Promise<LoadedApiRoute[]> {
  return Promise.all(
    listApiRoutes(root).map(async (route) => {
      const exports = await import(pathToFileURL(join(root, route.file)).href);
      return { ...route, definitions: definitionsIn(exports, route) };
    }),
  );
}

type Handler = { path?: string; route?: ApiRoute };

function definitionsIn(exports: Record<string, Handler>, { file, segments }: RouteFile) {
  const declared = Object.entries(exports).flatMap(([method, { path, route }]) =>
    route ? [{ method, path, definition: route.definition }] : [],
  );
  const expected = declaredPath(segments);
  if (declared.length === 0) throw new Error(`${file} exports nothing that apiRoutes() made.`);
  for (const { path } of declared)
    if (path?.replace(/\/$/, "") !== expected)
      throw new Error(`${file} declares the path "${path}", but it answers at "${expected}/".`);
  return Object.fromEntries(declared.map(({ method, definition }) => [method, definition]));
}

/** ["api", "v1", "sites", "[id]"] -> "/sites/{id}", as apiRoutes() is given it. */
function declaredPath(segments: string[]): string {
  return segments
    .slice(2)
    .map((segment) => `/${segment.replace(/^\[(\w+)\]$/, "{$1}")}`)
    .join("");
}
