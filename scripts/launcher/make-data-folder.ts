import { access, constants, mkdir } from "node:fs/promises";
import { StartError } from "@/lib/server/start-error";

/** Makes the folder of the embedded database and the generated secrets, or says why it can't be used. */
export async function makeDataFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(`The data folder can't be used: ${error instanceof Error ? error.message : error}.`);
  }
}
