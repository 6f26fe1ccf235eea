import { readFileSync } from "node:fs";
import path from "node:path";

const FOLDER = path.join(process.cwd(), "drizzle");

export interface Migration {
  idx: number;
  tag: string;
}

/** The migrations of this code, in order, as drizzle-kit's journal lists them. */
export function listMigrations(): Migration[] {
  const journal = JSON.parse(readFileSync(path.join(FOLDER, "meta/_journal.json"), "utf8")) as {
    entries: Migration[];
  };
  return journal.entries.map(({ idx, tag }) => ({ idx, tag }));
}

export function forwardStatements(tag: string): string[] {
  return statements(path.join(FOLDER, `${tag}.sql`));
}

/** The hand-written way back. */
export function backStatements(tag: string): string[] {
  return statements(path.join(FOLDER, "down", `${tag}.sql`));
}

function statements(file: string): string[] {
  return readFileSync(file, "utf8")
    .split("--> statement-breakpoint")
    .map((statement) => statement.trim())
    .filter(Boolean);
}
