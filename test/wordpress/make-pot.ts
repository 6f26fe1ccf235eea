import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "./process";

const KEYWORDS = ["__", "_e", "esc_html__", "esc_html_e", "esc_attr__", "esc_attr_e", "_n:1,2", "_x:1,2c"];

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
  return pot
    .replace(/^# (SOME DESCRIPTIVE TITLE|Copyright|This file|FIRST AUTHOR).*\n/gm, "")
    .replace(/^"POT-Creation-Date: .*\n/m, "")
    .replace("charset=CHARSET", "charset=UTF-8");
}
