import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { GENERATED_FILES } from "./generated-files";

/** Writes what has changed, and nothing else: a file's time tells others to build again. Returns the paths written. */
export async function writeGeneratedFiles(root: string): Promise<string[]> {
  const written: string[] = [];
  for (const { path, render } of GENERATED_FILES) {
    const text = await render(root);
    if (text === (await readFile(join(root, path), "utf8").catch(() => undefined))) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    written.push(path);
  }
  return written;
}
