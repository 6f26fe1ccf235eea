import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "@/lib/server/start-error";

/** Who runs the database processes. Undefined ids: the user we run as. */
export type DatabaseUser = { uid?: number; gid?: number };

/**
 * PostgreSQL refuses to run as root. So root hands it to the owner of the existing data, which keeps a folder usable
 * for the ordinary user who made it, or else to an account that has no rights of its own.
 */
export async function databaseUser(dataFolder: string): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(dataFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return unprivilegedUser();
}

/** Whether that user may walk into `folder`: asked of the system itself, since modes alone don't tell (ACLs, mounts). */
export function canEnter(user: DatabaseUser, folder: string): boolean {
  return user.uid === undefined || succeeds(user, "/bin/sh", ["-c", 'cd "$0"', folder]);
}

/** Whether that user may run the programs in `native`, whose libraries and templates may have other modes than they. */
export function canRun(user: DatabaseUser, native: string): boolean {
  const template = join(native, "share", "postgresql", "postgres.bki");
  return (
    succeeds(user, join(native, "bin", "postgres"), ["--version"]) &&
    succeeds(user, "/bin/sh", ["-c", 'test -r "$0"', template])
  );
}

function succeeds(user: DatabaseUser, program: string, args: string[]): boolean {
  return spawnSync(program, args, { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}

// initdb looks its own user up by id, so an id that the system has no name for would not do.
function unprivilegedUser(): DatabaseUser {
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account = ["postgres", "nobody"].map((name) => accounts.find((a) => a[0] === name)).find(Boolean);
  if (!account) {
    throw new StartError(
      "PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as. Start as an ordinary user, or set DATABASE_URL.",
    );
  }
  return { uid: Number(account[2]), gid: Number(account[3]) };
}
