import type { Client } from "pg";

/**
 * Everything goes but what the template brought: histories start alike, down to the ids. Plans are as they were seeded.
 * Rows are deleted, since truncating some thirty tables takes longer than a short history; now and then they are truncated
 * after all, because nobody vacuums here.
 */
export async function emptyDatabase(db: Client): Promise<void> {
  const { rows } = await db.query<{ name: string }>({ name: "tables", text: TABLES });
  const names = [...rows.map(({ name }) => name), "graphile_worker._private_jobs"];
  emptied += 1;
  if (emptied % TRUNCATED_EACH === 1) await db.query(`truncate ${names.join(", ")} restart identity cascade`);
  else await db.query(names.map((name) => `delete from ${name}`).join(";"));
  await db.query(RESTORE);
}

const TRUNCATED_EACH = 40;
let emptied = 0;

/** Accounts and people first: with them goes what belongs to them, in whatever order the rest refers to each other. */
const TABLES = `
  select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname = 'public'
    and tablename not in ('plans', 'credit_prices', 'credit_packages', 'industries', 'industry_sectors')
    and tablename not in ('schema_migrations', 'installation', 'simulated_plans')
  order by tablename not in ('accounts', 'users'), tablename`;

const RESTORE = `
  create table if not exists simulated_plans as table plans;
  update plans p set price_cents = s.price_cents, credits_per_month = s.credits_per_month, max_sites = s.max_sites,
    is_active = s.is_active
  from simulated_plans s
  where s.id = p.id and (p.price_cents, p.credits_per_month, p.max_sites, p.is_active)
    is distinct from (s.price_cents, s.credits_per_month, s.max_sites, s.is_active);
  select setval(format('%I.%I', schemaname, sequencename), 1, false) from pg_sequences
  where schemaname = 'public' and last_value is not null
    and sequencename not in ('plans_id_seq', 'industries_id_seq', 'industry_sectors_id_seq')
    and sequencename not in ('credit_prices_id_seq', 'credit_packages_id_seq')`;
