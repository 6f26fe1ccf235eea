import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "@/lib/server/start-error";
import type { Binaries } from "./binaries";
import { dataPath } from "./data-path";
import type { DatabaseUser } from "./database-user";
import { dataIn, passwordIn } from "./home-files";
import { readIfThere } from "./read-if-there";
import { run } from "./run";

export const DATABASE_ROLE = "igny8";

export type DataFolder = { path: string; password: string };

/** The cluster's data folder under `home`, made on the first run, with the password that belongs to it. */
export async function ensureDataFolder(
  home: string,
  binaries: Binaries,
  user: DatabaseUser,
  signal?: AbortSignal,
): Promise<DataFolder> {
  const path = dataIn(home);
  const version = await readIfThere(join(path, "PG_VERSION"));
  const password = version === undefined ? await firstPassword(home, user) : await keptPassword(home);
  if (version === undefined) await initialise(path, binaries, user, signal);
  else if (version.trim() !== binaries.majorVersion) {
    throw new StartError(
      `The data in ${path} was written by PostgreSQL ${version.trim()}, and this is PostgreSQL ${binaries.majorVersion}. Dump it with the old version, move it away and load the dump.`,
    );
  }
  return { path, password };
}

/** The password of the database in `home`. Kept beside the data, so that losing the app's secrets doesn't lose the data. */
export async function keptPassword(home: string): Promise<string> {
  const password = (await readIfThere(passwordIn(home)))?.trim();
  if (password) return password;
  throw new StartError(
    `The database in ${home} has lost its password. Put ${passwordIn(home)} back from the backup that its data came from.`,
  );
}

async function firstPassword(home: string, user: DatabaseUser): Promise<string> {
  const password = randomBytes(24).toString("base64url");
  await writeFile(passwordIn(home), `${password}\n`, { mode: 0o600 });
  await own(passwordIn(home), user);
  return password;
}

// Made aside and renamed when complete, so that a first run killed half-way leaves nothing that looks like a database.
async function initialise(
  path: string,
  binaries: Binaries,
  user: DatabaseUser,
  signal?: AbortSignal,
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
  const options = initdbOptions(dataPath(half, user));
  const { code, output } = await run(binaries.initdb, options, user, { cwd: half, signal });
  if (code !== 0) throw new StartError(`PostgreSQL could not make its data folder. ${lastLine(output)}`);
  await rename(half, path);
}

// The builtin provider sorts by code point and folds case by Unicode on every system, whatever locales it has.
function initdbOptions(path: string): string[] {
  return [
    `--pgdata=${path}`,
    `--username=${DATABASE_ROLE}`,
    "--pwfile=../password", // Seen from the data folder, where initdb stands.
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
