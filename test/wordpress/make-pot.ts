import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./process";

const KEYWORDS = [
  ...["__", "_e", "esc_html__", "esc_html_e", "esc_attr__", "esc_attr_e"],
  ...["_n:1,2", "_n_noop:1,2", "_x:1,2c", "_ex:1,2c", "_nx:1,2,4c", "esc_html_x:1,2c", "esc_attr_x:1,2c"],
];
/** What WordPress shows of the plugin's header on the page of plugins, in the reader's language. */
const HEADERS = ["Plugin Name", "Plugin URI", "Description", "Author", "Author URI"];

/** Below the plugin's folder. */
export const POT = "languages/igny8-bridge.pot";

/** The template for translators, from the plugin's sources: every string with the hints written above it. */
export function makePot(plugin: string): string {
  const files = [
    "igny8-bridge.php",
    ...readdirSync(join(plugin, "includes")).map((name) => `includes/${name}`),
  ];
  const options = [
    "--language=PHP",
    "--from-code=UTF-8",
    "--add-comments=translators:",
    "--output=-",
    "--no-wrap",
    "--add-location=file",
  ];
  const pot = run(
    "xgettext",
    [
      ...options,
      "--package-name=IGNY8 Bridge",
      ...KEYWORDS.map((keyword) => `--keyword=${keyword}`),
      ...files.sort(),
    ],
    { cwd: plugin },
  );
  return (pot + headersOf(readFileSync(join(plugin, "igny8-bridge.php"), "utf8"), pot))
    .replace(/^# (SOME DESCRIPTIVE TITLE|Copyright|This file|FIRST AUTHOR).*\n/gm, "")
    .replace(/^"POT-Creation-Date: .*\n/m, "")
    .replace("charset=CHARSET", "charset=UTF-8");
}

function headersOf(program: string, pot: string): string {
  const known = new Set<string>();
  return HEADERS.map((name) => {
    const value = new RegExp(`^ \\* ${name}: +(.+)$`, "m").exec(program)?.[1]?.trim() ?? "";
    if (value === "" || known.has(value) || pot.includes(`\nmsgid "${value}"\n`)) return "";
    known.add(value);
    return `\n#. ${name} of the plugin\n#: igny8-bridge.php\nmsgid "${value}"\nmsgstr ""\n`;
  }).join("");
}
