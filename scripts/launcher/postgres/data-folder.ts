import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "@/lib/server/start-error";
import type { Binaries } from "./binaries";
import type { DatabaseUser } from "./database-user";
import { run } from "./run";

export const DATABASE_ROLE = "igny8";

export type DataFolder = { path: string; password: string };

/** The cluster's data folder under `home`, made on the first run, with the password that belongs to it. */
export async function ensureDataFolder(
  home: string,
  binaries: Binaries,
  user: DatabaseUser,
): Promise<DataFolder> {
  const path = join(home, "data");
  const password = await ensurePassword(home, user);
  const version = await readFile(join(path, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version === undefined) await initialise(path, join(home, "password"), binaries, user);
  else if (version.trim() !== binaries.majorVersion) {
    throw new StartError(
      `The data in ${path} was written by PostgreSQL ${version.trim()}, and this is PostgreSQL ${binaries.majorVersion}. Dump it with the old version, move it away and load the dump.`,
    );
  }
  return { path, password };
}

// Kept beside the data, not with the app's secrets: whoever loses those must not lose the database with them.
async function ensurePassword(home: string, user: DatabaseUser): Promise<string> {
  const file = join(home, "password");
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known) return known.trim();
  const password = randomBytes(24).toString("base64url");
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  await own(file, user);
  return password;
}

// Made aside and renamed when complete, so that a first run killed half-way leaves nothing that looks like a database.
async function initialise(
  path: string,
  passwordFile: string,
  binaries: Binaries,
  user: DatabaseUser,
): Promise<void> {
  if (await stat(path).catch(() => undefined)) {
    throw new StartError(
      `${path} holds no PostgreSQL data but is in its place. Move it away and start again.`,
    );
  }
  const half = `${path}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  await chmod(half, 0o700);
  await own(half, user);
  const { code, output } = await run(binaries.initdb, initdbOptions(half, passwordFile), user);
  if (code !== 0) throw new StartError(`PostgreSQL could not make its data folder. ${lastLine(output)}`);
  await rename(half, path);
}

// The builtin provider sorts by code point and folds case by Unicode on every system, whatever locales it has.
function initdbOptions(path: string, passwordFile: string): string[] {
  return [
    `--pgdata=${path}`,
    `--username=${DATABASE_ROLE}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ];
}

async function own(path: string, { uid, gid }: DatabaseUser): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

function lastLine(output: string): string {
  return (
    output
      .split("\n")
      .filter((line) => /error|fatal/i.test(line))
      .at(-1) ??
    output.split("\n").at(-1) ??
    ""
  );
}
