import { readFile } from "node:fs/promises";
import { StartError } from "@/lib/server/start-error";

/**
 * The text of a file that may not be there; undefined when it is not. A file that is there and can't be read is a
 * reason not to start: taken for missing, it would be recreated over what somebody has.
 */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw new StartError(
      `${path} can't be read (${error.code}). Start as the user who started the app here first.`,
    );
  }
}
