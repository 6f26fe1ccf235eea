import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { GENERATED_FILES } from "./generated-files";

/** The first generated module that is missing, or is not what the route files make of it now. */
export async function findStaleFile(root: string): Promise<string | undefined> {
  for (const { path, render } of GENERATED_FILES) {
    const present = await readFile(join(root, path), "utf8").catch(() => undefined);
    if (present !== (await render(root))) return path;
  }
  return undefined;
}
