import { listApiRoutes } from "./api-routes";
import { NOTICE } from "./notice";
import type { RouteFile } from "./route-files";

/** Every route file of the API but the one of the document itself, which is made of them. */
export function renderRouteModules(root: string): string {
  const routes = listApiRoutes(root).filter(({ segments }) => segments.at(-1) !== "openapi.json");
  const imports = routes.map((route) => `import * as ${nameOf(route)} from "${specifierOf(route)}";`);
  return `${NOTICE}
${imports.join("\n")}

export const ROUTE_MODULES = [
${routes.map((route) => `  ${nameOf(route)},`).join("\n")}
];
`;
}

/** "app/api/v1/sites/[id]/route.ts" -> sitesId */
function nameOf({ segments }: RouteFile): string {
  const words = segments.slice(2).flatMap((segment) => segment.match(/[a-z0-9]+/gi) ?? []);
  return words.map((word, index) => (index === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join("");
}

/** As seen from the folder of the document. */
function specifierOf({ file }: RouteFile): string {
  return file.replace("app/api/v1/", "../").replace(/\.ts$/, "");
}
