import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { canEnter, databaseUser } from "./database-user";

/**
 * Where the embedded database lives: in the data folder, or, when root starts us in a folder that the database's user
 * can't enter (such as one under /root), elsewhere. The choice is remembered, since the data is there from then on.
 */
export async function databaseHome(dataFolder: string): Promise<string> {
  const inside = resolve(dataFolder, "postgres");
  const remembered = await readFile(locationFile(dataFolder), "utf8").catch(() => undefined);
  if (remembered) return remembered.trim();
  await mkdir(inside, { recursive: true, mode: 0o755 });
  if (canEnter(await databaseUser(join(inside, "data")), inside)) return inside;
  return await moveElsewhere(dataFolder);
}

async function moveElsewhere(dataFolder: string): Promise<string> {
  const name = `igny8-${randomBytes(6).toString("hex")}`;
  const home = await makeFirstPossible([join("/var/lib", name), join(tmpdir(), name)]);
  await writeFile(locationFile(dataFolder), `${home}\n`);
  return home;
}

async function makeFirstPossible([first, ...others]: string[]): Promise<string> {
  if (first === undefined) throw new Error("no folder to try");
  try {
    await mkdir(first, { mode: 0o755 });
    return first;
  } catch (error) {
    if (others.length === 0) throw error;
    return makeFirstPossible(others);
  }
}

function locationFile(dataFolder: string): string {
  return join(dataFolder, "postgres-folder");
}
