import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";
import { check, failures, hasFailures, summary } from "../test/wordpress/checks";
import { installFromDebian } from "../test/wordpress/debian";
import { makePot, POT } from "../test/wordpress/make-pot";
import { readOnEachPhp } from "../test/wordpress/matrix/matrix";
import { stopAll } from "../test/wordpress/process";
import { rehearse } from "../test/wordpress/rehearsal/rehearsal";
import { readSources } from "../test/wordpress/static";
import { tellStory } from "../test/wordpress/story/story";
import { rehearseUpdates } from "../test/wordpress/updates/updates";

const LOG_LINES = 25;
const PLUGIN = join(projectRoot, "wordpress/igny8-bridge");

/**
 * `npm run test:wordpress [-- static|matrix|rehearsal|updates|story]`: the bridge plugin on a real WordPress; `--all` takes
 * every version of PHP instead of the two ends; `-- pot` writes the template for translators, after a change of its words.
 */
async function main(words: string[]): Promise<void> {
  const parts = words.filter((word) => word !== "--all");
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  await check("Debian has what it takes", installFromDebian);
  if (hasFailures()) return;
  if (parts[0] === "pot") return writeFileSync(join(PLUGIN, POT), makePot(PLUGIN));
  if (wants("static")) await inFolder((base) => readSources(base, PLUGIN));
  if (wants("matrix")) await inFolder((base) => readOnEachPhp(base, PLUGIN, words.includes("--all")));
  if (wants("rehearsal")) await inFolder((base) => rehearse(base, PLUGIN));
  if (wants("updates")) await inFolder((base) => rehearseUpdates(base, PLUGIN));
  if (wants("story")) await inFolder(tellStory);
}

async function inFolder(play: (base: string) => Promise<void>): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), "igny8-wordpress-"));
  const failuresBefore = failures();
  try {
    await play(base);
  } catch (error) {
    await check("it is played to its end", () => Promise.reject(error));
  } finally {
    await stopAll();
    if (failures() > failuresBefore) printLogs(base);
    if (process.env.KEEP === undefined) rmSync(base, { recursive: true, force: true });
    else console.log(`Kept: ${base}`);
  }
}

/** What the processes wrote last: the folder is gone when somebody reads of the failure. */
function printLogs(base: string): void {
  for (const name of readdirSync(base).filter((each) => each.endsWith(".log"))) {
    const lines = readFileSync(join(base, name), "utf8").split("\n").filter(isTelling);
    console.log(`\n--- ${name}, its last lines\n${lines.slice(-LOG_LINES).join("\n")}`);
  }
}

/** MariaDB and PHP's web server tell of each step and connection. */
function isTelling(line: string): boolean {
  return line.trim() !== "" && !/ \[Note\] | (Accepted|Closing|Closed without .*)$/.test(line);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stopAll().then(() => process.exit(1)));
}

main(process.argv.slice(2)).then(
  () => {
    console.log(summary());
    process.exit(hasFailures() ? 1 : 0);
  },
  (error: unknown) => {
    console.error(error);
    void check("it runs to its end", () => Promise.reject(error)).then(() => {
      console.log(summary());
      process.exit(1);
    });
  },
);
