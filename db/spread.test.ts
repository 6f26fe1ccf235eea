/** Guards docs/scale.md. */
import { writeFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { it } from "vitest";
import { asSystem } from "@/db";
import { useDatabase } from "@/test/harness/database";
useDatabase();
it("x", async () => {
  const q = async (t: string) => (await asSystem((tx) => tx.execute(sql.raw(t)))).rows;
  const uniques = await q(`select c.relname as "table", i.relname as name, array_agg(a.attname::text) as columns
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(x.indkey) where n.nspname='public' and x.indisunique
    and exists (select from pg_attribute z where z.attrelid=c.oid and z.attname='account_id') group by 1,2 order by 1,2`);
  const fks = await q(`select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as def from pg_constraint where contype='f' and connamespace='public'::regnamespace order by 1,2`);
  writeFileSync("/tmp/wt/t/cat.json", JSON.stringify({ uniques, fks }, null, 1));
});
