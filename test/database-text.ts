import { sql } from "drizzle-orm";
import { asSystem } from "@/db";

/** The tables whose rows say this anywhere, in whatever column: what a deletion has to leave empty. */
export async function tablesThatSay(text: string): Promise<string[]> {
  return asSystem(async (tx) => {
    const { rows } = await tx.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const says = sql`select 1 from ${sql.identifier(name)} t where strpos(lower(t::text), lower(${text})) > 0 limit 1`;
      if ((await tx.execute(says)).rows.length > 0) found.push(name);
    }
    return found;
  });
}

export async function allTables(): Promise<string[]> {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`),
  );
  return rows.map(({ name }) => name);
}
