import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { env } from "@/lib/env";

/** Where the build puts the plugin (scripts/build-plugin-zip.ts); Next serves it from there. */
const PUBLIC_PATH = "/plugin/igny8-bridge.zip";

/** What a WordPress needs to know to offer, check and install the plugin that this server serves. */
export interface PluginRelease {
  name: string;
  slug: string;
  version: string;
  /** The lowest WordPress and PHP that it runs on, and the newest WordPress that it was tried on. */
  requires: string;
  requires_php: string;
  tested: string;
  /** Where the zip is, the SHA-256 of its bytes in hex, and how many there are. */
  package: string;
  sha256: string;
  size: number;
  homepage: string;
  /** Plain text, one paragraph a line. */
  description: string;
  changelog: { version: string; changes: string[] }[];
}

/** Read from the very zip that is served, so that neither can be older than the other. Undefined where none was built. */
export async function findPluginRelease(root = process.cwd()): Promise<PluginRelease | undefined> {
  const path = join(root, "public", PUBLIC_PATH);
  const file = await stat(path).catch(() => undefined);
  if (!file) return undefined;
  const stamp = `${path} ${file.mtimeMs} ${file.size}`;
  if (kept?.stamp !== stamp) kept = { stamp, facts: factsOf(await readFile(path)) };
  const { APP_URL } = env();
  return { ...kept.facts, package: `${APP_URL}${PUBLIC_PATH}`, homepage: `${APP_URL}/sites` };
}

type Facts = Omit<PluginRelease, "package" | "homepage">;

let kept: { stamp: string; facts: Facts } | undefined;

function factsOf(zip: Buffer): Facts {
  const files = unzipSync(zip, { filter: ({ name }) => TOLD_BY.includes(name) });
  const [program = "", readme = ""] = TOLD_BY.map((name) => strFromU8(files[name] ?? new Uint8Array()));
  return {
    name: header(program, "Plugin Name"),
    slug: "igny8-bridge",
    version: header(program, "Version"),
    requires: header(program, "Requires at least"),
    requires_php: header(program, "Requires PHP"),
    tested: header(readme, "Tested up to"),
    sha256: createHash("sha256").update(zip).digest("hex"),
    size: zip.length,
    description: header(program, "Description"),
    changelog: changelogOf(readme),
  };
}

const TOLD_BY = ["igny8-bridge/igny8-bridge.php", "igny8-bridge/readme.txt"];

function header(text: string, name: string): string {
  return new RegExp(`^(?: \\* )?${name}: +(.+)$`, "m").exec(text)?.[1]?.trim() ?? "";
}

/** `= 1.2.0 =`, then a line with a star for each change. */
function changelogOf(readme: string): PluginRelease["changelog"] {
  const [, section = ""] = readme.split(/^== Changelog ==$/m);
  return section
    .split(/^= (?=\d)/m)
    .slice(1)
    .map((entry) => ({
      version: entry.split(" ", 1)[0] ?? "",
      changes: [...entry.matchAll(/^\* (.+)$/gm)].map(([, change = ""]) => change.trim()),
    }));
}
