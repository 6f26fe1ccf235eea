import { z } from "zod";
import { AppError } from "@/lib/errors";
import { apiRoute } from "./api-route";
import { apiRoutes } from "./api-routes";

const unknown = apiRoute(
  {
    summary: "Unknown path",
    tag: "none",
    auth: "none",
    limit: "default",
    output: z.never(),
    errors: ["not_found"],
  },
  async () => {
    throw new AppError("not_found");
  },
);

/** 404 for every method, in the envelope; also where others would be told which methods there are. */
export function unknownRoutes() {
  const routes = apiRoutes("/*", {
    GET: unknown,
    POST: unknown,
    PUT: unknown,
    PATCH: unknown,
    DELETE: unknown,
  });
  return { ...routes, OPTIONS: routes.GET };
}
