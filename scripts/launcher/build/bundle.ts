import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "@/scripts/launcher/project-root";

/** Loaded from node_modules: they hold native code, or read files of their own. Next traces the same ones for an image. */
const EXTERNAL = [
  "next",
  "@next/env",
  "esbuild",
  "pg",
  "graphile-worker",
  "@node-rs/argon2",
  "pino",
  "pdfkit",
  "prom-client",
  "@opentelemetry/api",
];

// CommonJS packages in the bundle ask for Node's own modules with `require`.
const BANNER =
  'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);';

/** Bundles `entry`, a path from the project's root, with what it imports into `outfile`. */
export async function bundle(entry: string, outfile: string): Promise<void> {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(projectRoot, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.9",
    external: EXTERNAL,
    conditions: ["react-server"],
    jsx: "automatic",
    logLevel: "error",
    banner: { js: BANNER },
  });
  await import(pathToFileURL(outfile).href); // A start falls back to the sources in silence, so a broken one is told here.
}
