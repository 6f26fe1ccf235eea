import { NOTICE } from "./notice";
import { listRouteFiles, type RouteFile } from "./route-files";

/** What works only inside Next: its sign-in, and what tells Next to rebuild its pages. */
const NEEDS_NEXT = new Set(["auth", "refresh-prices", "session-refused"]);
const CATCH_ALL = /\[\[?\.\.\./;

/** Every handler below app/api that needs nothing of Next, and the one for agents, for the process's own front. */
export function renderFrontRoutes(root: string): string {
  const handlers = listRouteFiles(root).filter(isFront);
  const routes = handlers.filter(({ file }) => !CATCH_ALL.test(file));
  const unknown = handlers.find(({ file }) => CATCH_ALL.test(file));
  if (!unknown) throw new Error("app/api/v1 has no route file for unknown paths.");
  return `${NOTICE}
${routes.map((route, index) => importOf(route, nameOf(index))).join("\n")}
${importOf(unknown, "unknownRoutes")}

export const FRONT_ROUTES = [
${routes.map(({ segments }, index) => `  { path: "/${segments.join("/")}", exports: ${nameOf(index)} },`).join("\n")}
];

export const UNKNOWN_ROUTES = unknownRoutes;
`;
}

function isFront({ kind, segments: [first, second = ""] }: RouteFile): boolean {
  return kind === "handler" && (first === "mcp" || (first === "api" && !NEEDS_NEXT.has(second)));
}

function importOf({ file }: RouteFile, name: string): string {
  return `import * as ${name} from "@/${file.replace(/\.ts$/, "")}";`;
}

function nameOf(index: number): string {
  return `route${index + 1}`;
}
