import type { RequestListener } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { env } from "@/lib/env";
import { FRONT_BUNDLE } from "@/scripts/launcher/build/build";
import { projectRoot } from "@/scripts/launcher/project-root";

/** Puts what answers without Next before Next's own listener. */
type FrontOf = (next: RequestListener) => RequestListener;

/**
 * Loads the front, which comes with the build. A development server has no build, so Next answers everything there, as in
 * a process with `API_FRONT=next`.
 */
export async function loadFront({ dev }: { dev: boolean }): Promise<FrontOf> {
  if (dev || env().API_FRONT === "next") return (next) => next;
  const { frontOf } = await import(pathToFileURL(FRONT_BUNDLE).href);
  return (next) => frontOf(next, join(projectRoot, ".next", "static"));
}
