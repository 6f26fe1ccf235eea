import type { apiRoutes } from "@/lib/api/route/api-routes";
import type { Operation } from "./openapi-operation";

type RouteModule = Partial<ReturnType<typeof apiRoutes>>;

/** What route files declare, as the document lists it. */
export function operationsOf(modules: RouteModule[]): Operation[] {
  return modules.flatMap((exports) =>
    Object.entries(exports).flatMap(([method, handler]) =>
      handler?.route ? [{ method, path: handler.path, route: handler.route }] : [],
    ),
  );
}
