/** The front's own bundle, made with the build: the exports of the route files, without Next. */
import type { RequestListener } from "node:http";
import { createFront } from "@/lib/server/front/front";
import { FRONT_ROUTES, UNKNOWN_ROUTES } from "./routes.generated";

/** `assets`: the folder of the build's hashed files. */
export function frontOf(next: RequestListener, assets: string): RequestListener {
  return createFront({ routes: FRONT_ROUTES, unknown: UNKNOWN_ROUTES, assets, next });
}
