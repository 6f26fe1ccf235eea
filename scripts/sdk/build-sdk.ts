import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";

const PACKAGE = "packages/sdk";

/** The package as it is published, made into that folder: ESM, CommonJS, types for both, and the README. */
export async function buildSdk(folder: string): Promise<void> {
  const dist = join(folder, "dist");
  await mkdir(dist, { recursive: true });
  for (const [format, file] of [
    ["esm", "index.js"],
    ["cjs", "index.cjs"],
  ] as const)
    await build({
      entryPoints: [join(PACKAGE, "src/index.ts")],
      outfile: join(dist, file),
      bundle: true,
      format,
      target: "es2022",
    });
  const project = ["-p", join(PACKAGE, "tsconfig.json"), "--outDir", dist];
  await promisify(execFile)(process.execPath, ["node_modules/typescript/bin/tsc", ...project]);
  await copyFile(join(dist, "index.d.ts"), join(dist, "index.d.cts"));
  for (const file of ["package.json", "README.md"])
    await writeFile(join(folder, file), await readFile(join(PACKAGE, file)));
}
