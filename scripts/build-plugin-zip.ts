import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { type Zippable, zipSync } from "fflate";
import { projectRoot } from "@/scripts/launcher/project-root";

const SOURCE = join(projectRoot, "wordpress/igny8-bridge");
const TARGET = join(projectRoot, "public/plugin/igny8-bridge.zip");

/** Every place that names the version; WordPress reads the first, wordpress.org the last. */
const VERSION_LINES: Record<string, RegExp[]> = {
  "igny8-bridge.php": [/(^ \* Version: +)\S+/m, /('IGNY8_BRIDGE_VERSION', ')[^']+/],
  "readme.txt": [/(^Stable tag: )\S+/m],
};

/** A zip's oldest date: the same files give the same bytes on every machine and in every time zone. */
const DATE = new Date(1980, 0, 1);

/** Packs the plugin in the version of package.json; returns the zip's path. */
export function buildPluginZip(): string {
  const version = packageVersion();
  const entries: Zippable = {};
  for (const path of filesBelow(SOURCE)) {
    const name = relative(SOURCE, path).split(sep).join("/");
    entries[`igny8-bridge/${name}`] = [contentOf(path, name, version), { mtime: DATE, level: 9 }];
  }
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, zipSync(entries));
  return TARGET;
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries
    .filter((entry) => !entry.name.startsWith("."))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
    );
}

function contentOf(path: string, name: string, version: string): Uint8Array {
  const patterns = VERSION_LINES[name];
  if (patterns === undefined) return readFileSync(path);
  const text = patterns.reduce(
    (stamped, pattern) => stamp(stamped, pattern, version, name),
    readFileSync(path, "utf8"),
  );
  return new TextEncoder().encode(text);
}

function stamp(text: string, pattern: RegExp, version: string, name: string): string {
  if (!pattern.test(text)) throw new Error(`${name} has no version line like ${pattern}`);
  return text.replace(pattern, (_line, before: string) => before + version);
}

// Only when it is the program itself: the start script may have this module bundled into it.
if (process.argv[1]?.endsWith("build-plugin-zip.ts")) console.log(buildPluginZip());
