import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
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
  await typesForRequire(dist);
  for (const file of ["package.json", "README.md"])
    await writeFile(join(folder, file), await readFile(join(PACKAGE, file)));
}

/** A CommonJS module may not take its types from an ES module's: the same again, under the other ending. */
async function typesForRequire(dist: string): Promise<void> {
  for (const file of (await readdir(dist)).filter((name) => name.endsWith(".d.ts"))) {
    const types = await readFile(join(dist, file), "utf8");
    const renamed = types.replace(/(from "\.\/[^"]+)\.js"/g, '$1.cjs"');
    await writeFile(join(dist, file.replace(/\.d\.ts$/, ".d.cts")), renamed);
  }
}
