import type pg from "pg";
import { env } from "@/lib/env";

/** What a client of the driver knows beyond its published types: the process that its server said it is. */
type Connected = pg.ClientBase & { processID?: number | null };

/** On `globalThis`, because Next's bundles each have their own copy of this module. */
const shared = globalThis as typeof globalThis & { igny8Pooled?: Map<string, boolean> };

/**
 * Whether a connection leads to a pooler that gives each transaction another server. Nothing may then outlive a
 * transaction: no prepared statement, no LISTEN, no lock of a session. PostgreSQL names its own process when a client
 * connects, and a pooler some other number.
 */
export async function isPooled(client: Connected): Promise<boolean> {
  const { DATABASE_POOLER: said, DATABASE_URL: url = "" } = env();
  if (said !== "auto") return said === "transaction";
  shared.igny8Pooled ??= new Map();
  const known = shared.igny8Pooled.get(url);
  if (known !== undefined) return known;
  const found = await answersForAnother(client);
  shared.igny8Pooled.set(url, found);
  return found;
}

/** PostgreSQL itself answers under the number that it gave at first. */
export async function answersForAnother(client: Connected): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return rows[0]!.pid !== client.processID;
}
