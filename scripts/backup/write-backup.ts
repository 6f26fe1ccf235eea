import { once } from "node:events";
import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { StartError } from "@/lib/server/start-error";
import { dataIn, passwordIn } from "@/scripts/launcher/postgres/home-files";
import { type Chunks, writeBaseBackup } from "./base-backup";
import { packFile, TAR_END } from "./tar";

export interface BackupSource {
  /** Connection string of the embedded database, which runs, for its administrator. */
  url: string;
  /** Where its data and its password are. */
  home: string;
  /** Where the generated secrets are. */
  dataFolder: string;
}

/** Writes the embedded database, its password and the generated secrets into one compressed archive, while they are in use. */
export async function writeBackup(file: string, { url, home, dataFolder }: BackupSource): Promise<void> {
  if (existsSync(file)) throw new StartError(`${file} is there already. Choose another name.`);
  const part = `${file}.part`; // What was cut off must not look like a backup.
  const gzip = createGzip({ level: 1 });
  const written = pipeline(gzip, createWriteStream(part, { mode: 0o600, flush: true }));
  const write = (chunks: Chunks) => Promise.race([writeAll(gzip, chunks), written]); // A full disk ends both.
  try {
    await write(packFile("postgres/password", passwordIn(home)));
    await write(packFile("secrets.json", join(dataFolder, "secrets.json")));
    await writeBaseBackup(url, dataIn(home), "postgres/data", write);
    gzip.end(TAR_END);
    await written;
    await rename(part, file);
  } catch (error) {
    gzip.destroy();
    await rm(part, { force: true });
    throw error;
  }
}

async function writeAll(to: Writable, chunks: Chunks): Promise<void> {
  for await (const chunk of chunks) if (!to.write(chunk)) await once(to, "drain");
}
