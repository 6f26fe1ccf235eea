import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "@/lib/server/project-root";
import { hasFailures, summary } from "../test/wordpress/checks";
import { installFromDebian } from "../test/wordpress/debian";
import { stopAll } from "../test/wordpress/process";
import { rehearse } from "../test/wordpress/rehearsal";
import { readSources } from "../test/wordpress/static";
import { tellStory } from "../test/wordpress/story";

const PLUGIN = join(projectRoot, "wordpress/igny8-bridge");

/** `npm run test:wordpress [-- static|rehearsal|story]`: the bridge plugin on a real WordPress. */
async function main(parts: string[]): Promise<void> {
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  installFromDebian();
  if (wants("static")) await inFolder((base) => readSources(base, PLUGIN));
  if (wants("rehearsal")) await inFolder((base) => rehearse(base, PLUGIN));
  if (wants("story")) await inFolder(tellStory);
}

async function inFolder(play: (base: string) => Promise<void>): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), "igny8-wordpress-"));
  try {
    await play(base);
  } finally {
    await stopAll();
    if (process.env.KEEP === undefined) rmSync(base, { recursive: true, force: true });
    else console.log(`Kept: ${base}`);
  }
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
    console.log(`${summary()} (stopped early)`);
    process.exit(1);
  },
);
