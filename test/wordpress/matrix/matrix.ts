import assert from "node:assert/strict";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";
import { chapter, check } from "../checks";
import { run } from "../process";

/** One version of PHP as WebAssembly takes 60 MB and claims a newer Node than ours, so none is a package of the project. */
const RELEASE = "3.1.56";
const ENDS = ["7-4", "8-5"];
const BETWEEN = ["8-0", "8-1", "8-2", "8-3", "8-4"];

const HERE = join(projectRoot, "test/wordpress/matrix");
const WORDPRESS = "/usr/share/wordpress";

/** The plugin's PHP on versions that Debian does not have: it parses, loads without a notice, and counts as it should. */
export async function readOnEachPhp(base: string, plugin: string, all: boolean): Promise<void> {
  chapter("The plugin on other versions of PHP");
  const versions = all ? [...ENDS, ...BETWEEN].sort() : ENDS;
  const isThere = await check(`PHP ${versions.join(", ")} can be had from npm`, () =>
    install(base, versions),
  );
  if (!isThere) return;
  for (const version of versions)
    await check(
      `on PHP ${version.replace("-", ".")} every file loads without a notice, and decides as elsewhere`,
      () => {
        const said = run(process.execPath, [join(HERE, "run-php.mjs"), base, version, plugin, WORDPRESS]);
        assert.match(said, new RegExp(`^PHP ${version.replace("-", "\\.")}\\.\\d+: \\d{2,} checks\\n$`));
      },
    );
}

function install(base: string, versions: string[]): void {
  const names = ["universal", ...versions.map((version) => `node-${version}`)];
  const packages = names.map((name) => `@php-wasm/${name}@${RELEASE}`);
  const options = ["--prefix", base, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
  run("npm", ["install", ...options, "--engine-strict=false", ...packages]);
}
