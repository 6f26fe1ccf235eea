import { chmod, cp, lstat, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "@/lib/server/start-error";
import { canEnter, canRun, type DatabaseUser } from "./database-user";

/** Of root alone, and open to read. What lies there can be deleted at any time: the next start copies again. */
const CACHE = "/var/cache/igny8";

type Place = {
  home: string;
  user: DatabaseUser;
  /** Makes the links and execute bits in the copy; answers whether it could. */
  complete: (native: string) => Promise<boolean>;
};

/** A copy of PostgreSQL's programs that `user` may run: in `home`, or in a cache when the way there is closed to it. */
export async function copyPrograms(native: string, name: string, place: Place): Promise<string> {
  const { home, user } = place;
  const target = join(canEnter(user, home) ? home : await openCache(), name);
  const copy = join(target, "native");
  if (canRun(user, copy)) return copy;
  await copyAside(native, target, place);
  if (canRun(user, copy)) return copy;
  throw new StartError(`The database's user can't run PostgreSQL's programs in ${copy}.`);
}

async function openCache(): Promise<string> {
  try {
    await mkdir(CACHE, { recursive: true });
    const { uid } = await stat(CACHE);
    if (uid !== 0) throw new Error("it is not root's");
    await chmod(CACHE, 0o755);
    return CACHE;
  } catch (error) {
    throw new StartError(
      `PostgreSQL's programs need a folder that the database's user can enter, and ${CACHE} can't be it: ${error instanceof Error ? error.message : error}. Start as an ordinary user, or set DATABASE_URL.`,
    );
  }
}

// Complete before it has its name, so that a copy cut off is not taken for one.
async function copyAside(native: string, target: string, { complete }: Place): Promise<void> {
  const half = `${target}.${process.pid}`;
  await cp(native, join(half, "native"), { recursive: true, verbatimSymlinks: true });
  if (!(await complete(join(half, "native"))))
    throw new StartError(`PostgreSQL can't be copied to ${target}.`);
  await openToRead(half);
  await rm(target, { recursive: true, force: true });
  await rename(half, target);
}

/** Whatever the umask of this process, or of the one that installed the package. */
async function openToRead(path: string): Promise<void> {
  const found = await lstat(path);
  if (found.isSymbolicLink()) return;
  await chmod(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await openToRead(join(path, name));
}
