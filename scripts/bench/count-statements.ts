import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { OPEN_SCOPE } from "@/db/scoped-query";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import type { Scenario } from "./scenarios";

const REQUESTS = 100;
const SETTLE_MS = 300;

export interface StatementCounts {
  /** Per request, without what only opens and closes a transaction. */
  statements: number;
  /** Per request: the driver sends each statement, begin and commit separately and waits, but for what opens a scope. */
  roundTrips: number;
}

/** Lets the database log what it is sent while a hundred requests come one after another, and counts the lines. */
export function countStatements(
  { origin, next }: Scenario,
  database: { databaseUrl: string; databaseLog: string },
): Promise<StatementCounts> {
  return withClient(database.databaseUrl, async (client) => {
    const set = async (...settings: string[]) => {
      for (const setting of settings) await client.query(`alter system ${setting}`);
      await client.query("select pg_reload_conf()");
      await sleep(SETTLE_MS);
    };
    await set("set log_line_prefix = '<%a> '", "set log_statement = 'all'");
    const before = (await readFile(database.databaseLog)).length;
    for (let sent = 0; sent < REQUESTS; sent++) await send(origin, next());
    const logged = (await readFile(database.databaseLog)).subarray(before).toString("utf8");
    await set("reset log_statement", "reset log_line_prefix");
    return countIn(logged);
  });
}

async function send(origin: string, request: ReturnType<Scenario["next"]>): Promise<void> {
  const { path, ...rest } = request;
  await (await fetch(origin + path, rest)).arrayBuffer();
}

/** The background jobs connect under another name. */
const SENT = /^<(?:igny8|yardstick)> LOG: {2}(?:statement|execute ([^:]*)): (.*)$/gm;
const TRANSACTION = /^\s*(begin|commit|rollback|select set_config\('role')/i;

function countIn(log: string): StatementCounts {
  const sent = [...log.matchAll(SENT)].map(([, name, text = ""]) => ({ name, text }));
  const statements = sent.filter(({ text }) => !TRANSACTION.test(text));
  const trips = sent.filter(({ name }) => name !== OPEN_SCOPE.name); // Travels with the statement it is for.
  return { statements: statements.length / REQUESTS, roundTrips: trips.length / REQUESTS };
}
