import { StartError } from "@/lib/server/start-error";
import { hasProc } from "@/scripts/launcher/process-alive";
import { canEnter, type DatabaseUser } from "./database-user";

/**
 * The path by which PostgreSQL's programs, started standing in `folder`, find it. When root starts us, a folder above may
 * be closed to the database's user (one under /root, or made with umask 077): then it is the folder they stand in, which
 * needs no way from the root of the tree. Node goes there before it lays root's rights down.
 */
export function dataPath(folder: string, user: DatabaseUser): string {
  if (canEnter(user, folder)) return folder;
  if (hasProc) return "/proc/self/cwd";
  throw new StartError(
    `The database's user can't enter ${folder}. Open the folders above it, start as an ordinary user, or set DATABASE_URL.`,
  );
}
