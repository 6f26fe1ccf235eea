import cluster from "node:cluster";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Launch, type LaunchOptions } from "@/scripts/launcher/launch";
import { projectRoot } from "@/scripts/launcher/project-root";
import { runWorker } from "@/scripts/launcher/workers/worker";
import { runGenerate } from "./generate/run-generate";

export { isBuildFresh } from "@/scripts/launcher/build/build";

/** `npm start` and `npm run dev`; scripts/start.mjs calls it. */
export function start(): void {
  const options = readOptions();
  if (options.dev && cluster.isPrimary) void runGenerate(); // Meanwhile: what it writes, hot reload picks up.
  if (cluster.isWorker) runWorker(options);
  else new Launch(options).run();
}

function readOptions(): LaunchOptions {
  const { values } = parseArgs({
    options: { dev: { type: "boolean" }, prebuilt: { type: "boolean" }, data: { type: "string" } },
  });
  return {
    dev: values.dev ?? false,
    prebuilt: values.prebuilt ?? false,
    dataFolder: resolve(projectRoot, values.data ?? ".data"),
  };
}
