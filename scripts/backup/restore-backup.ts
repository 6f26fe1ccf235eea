import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chown, mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { StartError } from "@/lib/server/start-error";
import { takeLock } from "@/scripts/launcher/folder-lock";
import { makeDataFolder } from "@/scripts/launcher/make-data-folder";
import { rememberDatabase } from "@/scripts/launcher/postgres/database-home";
import { type DatabaseUser, databaseUser } from "@/scripts/launcher/postgres/database-user";
import { dataIn, passwordIn } from "@/scripts/launcher/postgres/home-files";
import { ByteReader } from "./byte-reader";
import { HEADER_BYTES, padding, readHeader } from "./tar";

/** Nothing else is in a backup, and nothing else is unpacked. */
const OURS = /^(secrets\.json|postgres\/(password|data(\/[\w.-]+)*\/?))$/;
const IN_USE = ["postgres", "postgres-folder", "has-database", "secrets.json"];

/** Puts the installation of a backup into `dataFolder`, which must not hold one. The next start recovers its database. */
export async function restoreBackup(file: string, dataFolder: string): Promise<void> {
  await makeDataFolder(dataFolder);
  const lock = await takeLock(join(dataFolder, "lock"));
  if ("heldBy" in lock) throw inUse(dataFolder);
  const aside = join(dataFolder, "restoring");
  try {
    if (IN_USE.some((name) => existsSync(join(dataFolder, name)))) throw inUse(dataFolder);
    await rm(aside, { recursive: true, force: true });
    await unpack(file, aside);
    await handOver(join(aside, "postgres"));
    await rememberDatabase(dataFolder); // From here on a restore that was cut off is a database that is missing.
    for (const name of await readdir(aside)) await rename(join(aside, name), join(dataFolder, name));
  } finally {
    await rm(aside, { recursive: true, force: true });
    await lock.release();
  }
}

async function unpack(file: string, target: string): Promise<void> {
  const gunzip = createGunzip();
  const source = createReadStream(file);
  source.once("error", (error) => gunzip.destroy(error));
  const bytes = new ByteReader(source.pipe(gunzip));
  try {
    for (let entry = readHeader(await bytes.take(HEADER_BYTES)); entry; ) {
      await unpackEntry(target, entry.name, bytes.parts(entry.size));
      await bytes.take(padding(entry.size));
      entry = readHeader(await bytes.take(HEADER_BYTES));
    }
  } catch (error) {
    throw new StartError(`${file} is no whole backup: ${error instanceof Error ? error.message : error}.`);
  }
  if (!existsSync(join(dataIn(join(target, "postgres")), "backup_label")))
    throw new StartError(`${file} is no backup of this app.`);
}

async function unpackEntry(target: string, name: string, content: AsyncIterable<Buffer>): Promise<void> {
  if (!OURS.test(name) || name.split("/").includes("..")) throw new Error(`${name} doesn't belong into one`);
  const path = join(target, name);
  await mkdir(name.endsWith("/") ? path : dirname(path), { recursive: true, mode: 0o700 });
  if (!name.endsWith("/")) await pipeline(content, createWriteStream(path, { mode: 0o600 }));
}

/** To the user that PostgreSQL will run as. */
async function handOver(home: string): Promise<void> {
  const user = await databaseUser(dataIn(home));
  await own(passwordIn(home), user);
  await own(dataIn(home), user);
  for (const entry of await readdir(dataIn(home), { recursive: true }))
    await own(join(dataIn(home), entry), user);
}

async function own(path: string, { uid, gid }: DatabaseUser): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

function inUse(dataFolder: string): StartError {
  return new StartError(
    `${dataFolder} holds an installation already. Stop the app and move that folder away first.`,
  );
}
