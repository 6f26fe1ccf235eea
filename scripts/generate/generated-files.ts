import { renderApiRules } from "./render-api-rules";
import { renderFrontRoutes } from "./render-front-routes";
import { renderPageKinds } from "./render-page-kinds";
import { renderRouteModules } from "./render-route-modules";

/** A module made from the route files. */
export interface GeneratedFile {
  path: string;
  /** Its text for the project in `root`. */
  render(root: string): string | Promise<string>;
}

/**
 * In the order in which they have to be written: the last one imports the routes, and with them the first, which would
 * fail while that names a file that is gone.
 */
export const GENERATED_FILES: GeneratedFile[] = [
  { path: "app/api/v1/openapi.json/route-modules.generated.ts", render: renderRouteModules },
  { path: "scripts/front/routes.generated.ts", render: renderFrontRoutes },
  { path: "lib/edge/page-kinds.generated.ts", render: renderPageKinds },
  { path: "lib/edge/api-rules.generated.ts", render: renderApiRules },
];
