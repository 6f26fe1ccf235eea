import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Client } from "pg";
import { INVARIANTS } from "@/lib/admin/invariants/run-invariants";

interface Broken {
  name: string;
  example: Record<string, unknown>;
}

/**
 * The invariants that `check-current-state` would fail for now, with an example each, in one statement. Those that only
 * ask for attention are left out: they measure by the database's clock, which a history does not move.
 */
export async function readBrokenInvariants(client: Client): Promise<Broken[]> {
  const { sql: text, params } = query();
  const { rows } = await client.query<Broken>({ name: "invariants", text, values: params });
  return rows;
}

function query() {
  const broken = INVARIANTS.filter(({ severity }) => severity === "broken");
  const each = broken.map(
    ({ name, faults }) =>
      sql`(select ${name}::text as name, to_jsonb(faults) as example from (${faults}) faults limit 1)`,
  );
  return new PgDialect().sqlToQuery(sql.join(each, sql` union all `));
}
