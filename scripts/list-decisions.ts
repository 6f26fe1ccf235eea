import { writeFileSync } from "node:fs";
import { trackedFiles } from "@/test/architecture/source-files";
import { decisionsPage } from "./docs/decisions-page";

/** `npm run docs:decisions`: writes docs/decisions/README.md from the pages' first lines. */
writeFileSync("docs/decisions/README.md", decisionsPage(trackedFiles()));
