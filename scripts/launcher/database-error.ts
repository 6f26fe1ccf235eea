import { StartError } from "@/lib/server/start-error";

/** Why the first connection failed, as the one line an operator can act on. */
export function unreachable(error: unknown, url: string): StartError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return new StartError(`Can't use the database at ${withoutPassword(url)}: ${reason}.`);
}

/** What goes wrong with a database that answers. Anything unforeseen stays as it is, with its stack. */
export function databaseError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (OPERATORS.includes(error.name)) return new StartError(error.message);
  if ("code" in error && error.code === "42501") {
    return new StartError(`The database's user has too few rights to migrate: ${error.message}.`);
  }
  return error;
}

/** Errors of db/ that are already the sentence an operator needs. By name: the bundle may hold two copies of a class. */
const OPERATORS = [
  "BehindPoolerError",
  "DatabaseAheadError",
  "MigrationBlockedError",
  "MigrationLockedError",
];

// System errors, and PostgreSQL's codes (appendix A of its manual).
const REASONS: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "it closed the connection",
  ENOTFOUND: "no such host",
  EAI_AGAIN: "the host's name can't be looked up",
  ETIMEDOUT: "no answer",
  EHOSTUNREACH: "no route to that host",
  ENETUNREACH: "no route to that host",
  ENOENT: "no such socket",
  EACCES: "no access to that socket",
  ERR_INVALID_URL: "it is not a URL like postgresql://user:password@host:5432/name",
  "28000": "it refuses this user",
  "28P01": "wrong user or password",
  "3D000": "there is no database of that name",
  "53300": "it has no connection left",
  "57P03": "it is still starting up",
};

function withoutPassword(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}
