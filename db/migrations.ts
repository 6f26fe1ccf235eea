import { readFileSync } from "node:fs";
import path from "node:path";

const FOLDER = path.join(process.cwd(), "drizzle");

export interface Migration {
  idx: number;
  tag: string;
}

/** The steps of one migration in one direction. */
export interface Script {
  statements: string[];
  /** False for what PostgreSQL refuses in a transaction, such as `create index concurrently`. */
  inTransaction: boolean;
}

/** The migrations of this code, in order, as drizzle-kit's journal lists them. */
export function listMigrations(folder = FOLDER): Migration[] {
  const journal = JSON.parse(readFileSync(path.join(folder, "meta/_journal.json"), "utf8")) as {
    entries: Migration[];
  };
  return journal.entries.map(({ idx, tag }) => ({ idx, tag }));
}

export function forwardScript(tag: string, folder = FOLDER): Script {
  return readScript(path.join(folder, `${tag}.sql`));
}

/** The hand-written way back. */
export function backScript(tag: string, folder = FOLDER): Script {
  return readScript(path.join(folder, "down", `${tag}.sql`));
}

const OUTSIDE = "--> outside-transaction";

function readScript(file: string): Script {
  const text = readFileSync(file, "utf8");
  const statements = text
    .replace(OUTSIDE, "")
    .split("--> statement-breakpoint")
    .map((statement) => statement.trim())
    .filter(Boolean);
  return { statements, inTransaction: !text.trimStart().startsWith(OUTSIDE) };
}
