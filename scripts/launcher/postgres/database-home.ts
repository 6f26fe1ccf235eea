import { existsSync } from "node:fs";
import { readdir, realpath, writeFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { StartError } from "@/lib/server/start-error";
import { dataIn, ownerIn, serverLogIn } from "./home-files";
import { readIfThere } from "./read-if-there";

/** Where earlier releases put the database when its user could not enter the data folder. */
const ELSEWHERE = "/var/lib";

/**
 * Where the embedded database of `dataFolder` lives: `postgres` in it, or where `postgres-folder` says. Refuses when there
 * was one and it is gone, or when it is another folder's: a first run is only what never had a database.
 */
export async function databaseHome(dataFolder: string): Promise<string> {
  const named = await readIfThere(pointerFile(dataFolder));
  const home = named === undefined ? join(dataFolder, "postgres") : resolve(dataFolder, named.trim());
  await requireOwn(home, dataFolder);
  if (await holdsDatabase(home)) return home;
  if (hadDatabase(dataFolder, home)) throw missing(dataFolder, home);
  await requireNoneElsewhere(dataFolder);
  return home;
}

/** Writes beside the data whose it is, and into the data folder that it has one. Only under the lock of `home`. */
export async function claimHome(home: string, dataFolder: string): Promise<void> {
  await requireOwn(home, dataFolder);
  const owner = await realpath(dataFolder);
  if ((await ownerOf(home)) !== owner) await writeFile(ownerIn(home), `${owner}\n`, { mode: 0o644 });
}

/** From here on a missing database is a loss, not a first run. */
export async function rememberDatabase(dataFolder: string): Promise<void> {
  if (hasDatabase(dataFolder)) return;
  await writeFile(
    markFile(dataFolder),
    "This folder has a database. Without it the app doesn't start here.\n",
  );
}

/** Whether a database was begun for this folder. */
export function hasDatabase(dataFolder: string): boolean {
  return existsSync(markFile(dataFolder));
}

/** A database below the data folder moves and is copied with it. One elsewhere is only pointed at, and pointers get copied. */
async function requireOwn(home: string, dataFolder: string): Promise<void> {
  const folder = await realpath(dataFolder);
  const place = await realpath(home).catch(() => resolve(home));
  if (place.startsWith(folder + sep)) return;
  const owner = await ownerOf(home);
  if (owner !== undefined && owner !== folder) throw foreign(home, owner, folder);
}

async function ownerOf(home: string): Promise<string | undefined> {
  return (await readIfThere(ownerIn(home)))?.trim();
}

async function holdsDatabase(home: string): Promise<boolean> {
  return (await readIfThere(join(dataIn(home), "PG_VERSION"))) !== undefined;
}

// Earlier releases left no mark. Their pointer, or the log of a server that once ran, tells as much.
function hadDatabase(dataFolder: string, home: string): boolean {
  return [markFile(dataFolder), pointerFile(dataFolder), serverLogIn(home)].some(existsSync);
}

/** A person who deleted the data folder of an earlier release may not know that its database lay elsewhere. */
async function requireNoneElsewhere(dataFolder: string): Promise<void> {
  const folder = await realpath(dataFolder);
  const names = await readdir(ELSEWHERE).catch(() => []);
  for (const name of names.filter((entry) => entry.startsWith("igny8-"))) {
    const home = join(ELSEWHERE, name);
    const owner = await ownerOf(home).catch(() => undefined);
    if (owner === folder) throw forgotten(dataFolder, home);
  }
}

function missing(dataFolder: string, home: string): StartError {
  return new StartError(
    `The database of ${dataFolder} should be in ${home}, and is not there. Put it back from a backup; to start afresh instead, delete ${dataFolder}.`,
  );
}

function foreign(home: string, owner: string, folder: string): StartError {
  return new StartError(
    `The database in ${home} belongs to ${owner}, not to ${folder}. If that folder was moved here, write ${folder} into ${ownerIn(home)}; if it was copied, delete ${folder} to start afresh.`,
  );
}

function forgotten(dataFolder: string, home: string): StartError {
  return new StartError(
    `${home} holds a database that belongs to ${dataFolder}. To use it, write ${home} into ${pointerFile(dataFolder)}; to start afresh, delete ${home}.`,
  );
}

function pointerFile(dataFolder: string): string {
  return join(dataFolder, "postgres-folder");
}

export function markFile(dataFolder: string): string {
  return join(dataFolder, "has-database");
}
