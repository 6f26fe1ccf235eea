import type { RequestListener } from "node:http";
import { pathToFileURL } from "node:url";
import { env } from "@/lib/env";
import { FRONT_BUNDLE } from "./build/build";

/**
 * What answers the API without Next, and hands everything else to `next`. It comes with the build, so a development server,
 * which has none, answers everything through Next; so does a process with `API_FRONT=next`.
 */
export async function prepareFront(next: RequestListener): Promise<RequestListener> {
  if (env().API_FRONT === "next") return next;
  const { frontOf } = await import(pathToFileURL(FRONT_BUNDLE).href);
  return frontOf(next);
}
