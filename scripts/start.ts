import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Launch, type LaunchOptions } from "@/scripts/launcher/launch";
import { projectRoot } from "@/scripts/launcher/project-root";
import { runGenerate } from "./generate/run-generate";

export { isBuildFresh } from "@/scripts/launcher/build";

/** `npm start` and `npm run dev`; scripts/start.mjs calls it. */
export function start(): void {
  const options = readOptions();
  if (options.dev) void runGenerate(); // Meanwhile: what it writes, hot reload picks up.
  new Launch(options).run();
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
