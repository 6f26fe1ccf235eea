import type pg from "pg";
import { appliedTags, undoneBy } from "./migrate";
import { withConnection } from "./migration-session";
import { backScript, listMigrations, type Migration } from "./migrations";

/** Rows that going back takes away. `kept`: set aside in the database, and put back by migrating again. */
export interface Loss {
  what: string;
  rows: number;
  kept: boolean;
}

export interface RollbackPlan {
  /** "igny8 at 127.0.0.1:5432". */
  database: string;
  /** Newest first. */
  undone: Migration[];
  losses: Loss[];
}

/** What going back to `to` migrations would undo, and what would be lost with it. Changes nothing. */
export function planRollback(url: string, to: number): Promise<RollbackPlan> {
  return withConnection(url, async (client) => {
    const undone = undoneBy(to, listMigrations(), await appliedTags(client));
    const losses: Loss[] = [];
    for (const count of countsFor(undone)) {
      const rows = await countRows(client, count);
      if (rows > 0) losses.push({ what: count.what, rows, kept: count.kept });
    }
    return { database: describeDatabase(url), undone, losses };
  });
}

interface Count {
  what: string;
  kept: boolean;
  /** Relation that must be there for the count to mean anything. */
  of?: string;
  select: string;
}

const SET_ASIDE = /create table igny8_rolled_back\.(\w+) as\s+(select[^;]+)/gi;
const DROPPED_TABLE = /drop table (?:if exists )?"?(?!igny8_rolled_back)(\w+)"?/gi;
const DELETED = /^delete from "?(\w+)"?(?: where (.+))?$/is;
const CHANGED = /^update "?(\w+)"?( \w+)? set\s(.+?)\swhere\s(.+)$/is;
const DROPPED_COLUMN = /alter table "?(\w+)"? drop column (?:if exists )?"?(\w+)"?/gi;

/** Read from the scripts themselves, so that a new one can't be forgotten. */
function countsFor(undone: Migration[]): Count[] {
  const scripts = undone.map(({ tag }) => backScript(tag).statements.join(";\n"));
  const tables = new Set(scripts.flatMap((script) => [...script.matchAll(DROPPED_TABLE)].map(first)));
  return [
    ...scripts.flatMap((script) => valuesOf(script).filter(({ of }) => !tables.has(of ?? ""))),
    ...[...tables].map((table) => ({
      what: table,
      kept: false,
      of: table,
      select: `select 1 from "${table}"`,
    })),
    ...(scripts.some((script) => /drop schema if exists graphile_worker/i.test(script)) ? [JOBS] : []),
  ];
}

function valuesOf(script: string): Count[] {
  const aside = [...script.matchAll(SET_ASIDE)].map(([, what = "", select = ""]) => ({
    what,
    kept: true,
    of: /from "?(\w+)"?/i.exec(select)?.[1],
    select,
  }));
  const columns = [...script.matchAll(DROPPED_COLUMN)].map(([, table = "", column = ""]) => ({
    what: `${table}.${column}`,
    kept: false,
    of: table,
    select: `select 1 from "${table}" where "${column}" is not null`,
  }));
  return aside.length > 0
    ? aside
    : [...statementsIn(script).flatMap((text) => decidedBy(text) ?? []), ...columns];
}

/** Rows that a statement deletes or writes over. Undefined for one that does neither. Pure. */
export function decidedBy(statement: string): Count | undefined {
  const [, emptied = "", where = "true"] = DELETED.exec(statement) ?? [];
  if (emptied)
    return { what: emptied, kept: false, of: emptied, select: `select 1 from "${emptied}" where ${where}` };
  const [, table = "", alias = "", set = "", which = ""] = CHANGED.exec(statement) ?? [];
  if (!table) return undefined;
  const columns = [...set.matchAll(/(?:^|,\s*)"?(\w+)"?\s*=/g)].map(first);
  const what = columns.map((column) => `${table}.${column}`).join(", ");
  return { what, kept: false, of: table, select: `select 1 from "${table}"${alias} where ${which}` };
}

/** A script's statements without their comments, and without what functions do when they are called one day. Pure. */
export function statementsIn(script: string): string[] {
  return script
    .replace(/^\s*--.*$/gm, "")
    .replace(/\$(\w*)\$.*?\$\1\$/gs, "''")
    .split(/;+\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter(Boolean);
}

const JOBS: Count = {
  what: "jobs of the queue",
  kept: false,
  of: "graphile_worker._private_jobs",
  select: "select 1 from graphile_worker._private_jobs",
};

async function countRows(client: pg.Client, { of, select }: Count): Promise<number> {
  const { rows: found } = await client.query("select to_regclass($1) as name", [of]);
  if (!found[0].name) return 0;
  const { rows } = await client.query<{ count: string }>(`select count(*) from (${select}) counted`);
  return Number(rows[0]?.count);
}

function first([, name = ""]: RegExpMatchArray): string {
  return name;
}

function describeDatabase(url: string): string {
  const { pathname, host } = new URL(url);
  return `${decodeURIComponent(pathname.slice(1))} at ${host}`;
}
