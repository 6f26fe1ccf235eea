/** Guards db/schema/, drizzle/. */
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { useDatabase } from "@/test/harness/database";
import { asSystem } from "./scope";

useDatabase();

/** What our releases bring, and nobody deletes. */
const REFERENCE = ["credit_packages", "plans", "industries", "industry_sectors"];

it("every foreign key has an index that finds who refers to a row that is deleted", async () => {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ name: string; parent: string }>(sql`
      select c.conname as name, c.confrelid::regclass::text as parent
      from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace
        and not exists (
          select 1 from pg_index i
          where i.indrelid = c.conrelid and i.indisvalid and i.indkey[0] = any(c.conkey)
            -- One that leaves rows out finds the rest only if those refer to nothing.
            and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$'))`),
  );
  expect(rows.filter(({ parent }) => !REFERENCE.includes(parent)).map(({ name }) => name)).toEqual([]);
});
