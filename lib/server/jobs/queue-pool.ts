import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { directDatabaseUrl } from "@/lib/env";
import { log } from "@/lib/log";

/** The queue's own statements take milliseconds: a connection that says nothing for so long is broken. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 1_000;

/**
 * The queue's connections, beside the app's own pool: straight to the database, since they listen. The library's timetable
 * asks the pool itself, and gives up, unhandled, when that fails: so the pool asks again until the database is back. What
 * has to know right away uses `ask`.
 */
export class QueuePool extends pg.Pool {
  private isStopping = false;

  constructor() {
    super({
      connectionString: directDatabaseUrl(),
      max: 8,
      application_name: "igny8 jobs",
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      keepAlive: true,
    });
    this.on("error", (error) => log.debug({ err: error }, "the queue's connection was lost"));
    this.on("connect", (client) => client.on("error", () => undefined)); // Its query rejects as well.
    this.query = this.askUntilAnswered as pg.Pool["query"];
  }

  ask<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<pg.QueryResult<Row>> {
    return super.query<Row>(text, values);
  }

  /** Nobody waits for answers anymore. */
  stopping(): void {
    this.isStopping = true;
  }

  private async askUntilAnswered(text: string, values: unknown[]): Promise<unknown> {
    for (;;) {
      try {
        return await this.ask(text, values);
      } catch (error) {
        if (error instanceof pg.DatabaseError && !isComingOrGoing(error)) throw error;
        if (this.isStopping) return { rows: [], rowCount: 0 };
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }
}

/** Classes 08, 53 and 57 of PostgreSQL's codes: no connection, nothing left, shutting down or starting. */
function isComingOrGoing({ code = "" }: pg.DatabaseError): boolean {
  return /^(?:08|53|57)/.test(code);
}
