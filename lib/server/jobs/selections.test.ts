/** Guards lib/server/jobs/run-jobs.ts, scripts/bench/jobs/seed-business.ts. */
import { beforeAll, expect, it } from "vitest";
import { pool } from "@/db/client";
import { env } from "@/lib/env";
import { seedBusiness } from "@/scripts/bench/jobs/seed-business";
import { queriesOf, type SentQuery } from "@/test/api/count-statements";
import { nodesOf, type PlanNode } from "@/test/api/explain";
import { useDatabase } from "@/test/harness/database";
import { RECURRING } from "./run-jobs";

useDatabase();
const ACCOUNTS = 2000;
beforeAll(() => seedBusiness(env().DATABASE_URL!, ACCOUNTS));

/**
 * How many rows a job may look at in an hour in which nothing is due. Reading the balances is what `warn-low-credits` does
 * (decision 024); renewals and trials within a week of their end were billed and reminded, and are read, as are
 * bought credits that expire soon. Of two plans that cost alike PostgreSQL takes one or the other, so there is room for both.
 */
const ROWS: Partial<Record<keyof typeof RECURRING, number>> = {
  "warn-low-credits": 8 * ACCOUNTS,
  "record-credit-events": 8 * ACCOUNTS,
  "renew-subscriptions": 3 * ACCOUNTS,
  "remind-trials": 2 * ACCOUNTS,
  "expire-signups": ACCOUNTS / 10,
  "apply-scheduled-changes": ACCOUNTS / 10,
  "warn-expiring-credits": 4 * ACCOUNTS,
};
const FEW = 20;

it.each(Object.keys(RECURRING) as (keyof typeof RECURRING)[])(
  "%s locks no account in an idle hour, and reads little",
  async (name) => {
    const { result, queries } = await queriesOf(RECURRING[name]);
    expect(result).toBe(0);
    expect(queries.filter(({ text }) => /from "accounts".* for update$/.test(text))).toEqual([]);
    let rows = 0;
    for (const query of queries.filter(({ text }) => /^(select|update|delete|with)\b/i.test(text.trim())))
      rows += rowsReadBy(await planOf(query));
    expect(rows).toBeLessThanOrEqual(ROWS[name] ?? FEW);
  },
);

/** Rows that scans answered or threw away. */
function rowsReadBy(nodes: PlanNode[]): number {
  return nodes
    .filter((node) => node["Relation Name"] !== undefined && node["Relation Name"] !== "plans")
    .reduce((sum, node) => {
      const each = (node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0);
      return sum + each * (node["Actual Loops"] ?? 1);
    }, 0);
}

async function planOf({ text, values }: SentQuery): Promise<PlanNode[]> {
  const client = await pool().connect();
  try {
    // In a small table reading all of it may be cheaper.
    await client.query("begin; set local enable_seqscan = off");
    const { rows } = await client.query(`explain (analyze, format json) ${text}`, values);
    return nodesOf(rows[0]["QUERY PLAN"][0].Plan);
  } finally {
    await client.query("rollback");
    client.release();
  }
}
