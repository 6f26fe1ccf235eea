import type { Client } from "pg";

/** Everything goes but what the template brought: histories start alike, down to the ids. Plans are as they were seeded. */
export async function emptyDatabase(db: Client): Promise<void> {
  const { rows } = await db.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' and tablename not in ('plans', 'industries', 'industry_sectors', 'simulated_plans')`);
  const names = [...rows.map(({ name }) => name), "graphile_worker._private_jobs"];
  await db.query(`create table if not exists simulated_plans as table plans`);
  await db.query(`truncate ${names.join(", ")} restart identity cascade`);
  await db.query(`
    update plans p set price_cents = s.price_cents, credits_per_month = s.credits_per_month, max_sites = s.max_sites,
      is_active = s.is_active from simulated_plans s where s.id = p.id`);
}
