import { parseArgs } from "node:util";
import { projectRoot } from "@/scripts/launcher/project-root";
import { findStaleFile } from "./generate/find-stale-file";
import { writeGeneratedFiles } from "./generate/write-generated-files";

/** `npm run generate` writes the modules that are made from the route files; with `--check` it only looks at them. */
const { values } = parseArgs({ options: { check: { type: "boolean" } } });

if (values.check) {
  const stale = await findStaleFile(projectRoot);
  if (stale) console.error(`${stale} is not what the route files make of it. Run \`npm run generate\`.`);
  process.exit(stale ? 1 : 0);
}
for (const path of await writeGeneratedFiles(projectRoot)) console.log(`Wrote ${path}`);
process.exit(); // The channel to a build that started it would keep it.
