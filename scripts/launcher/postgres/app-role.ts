import { createHmac } from "node:crypto";
import type { Client } from "pg";
import { withClient } from "./ensure-database";

/** The app's own: it owns its database and all in it, and nothing else of the server. */
export const APP_ROLE = "igny8_app";

/** Made from the administrator's password, which nobody can make from it. */
export function appPassword(adminPassword: string): string {
  return createHmac("sha256", adminPassword).update(APP_ROLE).digest("base64url");
}

/**
 * Makes the app's role, the role that tenant code works as, and the app's database where they are missing. A database of an
 * earlier release, which the administrator owns, is handed over with everything in it.
 */
export async function ensureAppDatabase(
  urlOf: (database: string) => string,
  name: string,
  password: string,
): Promise<void> {
  await withClient(urlOf("postgres"), async (client) => {
    await ensureRoles(client, password);
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount === 0)
      await client.query(`create database ${client.escapeIdentifier(name)} owner ${APP_ROLE}`);
  });
  await withClient(urlOf(name), handOver);
}

async function ensureRoles(client: Client, password: string): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
      create role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
    end if;
    if not exists (select from pg_roles where rolname = 'igny8_tenant') then
      create role igny8_tenant nologin noinherit nobypassrls;
    end if;
    grant igny8_tenant to ${APP_ROLE};
  end $$`);
  // Each time: the password may come from a backup. The text holds nothing that would need quoting.
  await client.query(`alter role ${APP_ROLE} password '${password}'`);
}

/** In one transaction: what was cut off is done again at the next start. Nothing to do where the app owns it already. */
async function handOver(client: Client): Promise<void> {
  const { rows } = await client.query(
    `select pg_get_userbyid(datdba) = '${APP_ROLE}' as done from pg_database where datname = current_database()`,
  );
  if (rows[0].done) return;
  await client.query(HAND_OVER);
}

const HAND_OVER = `do $$ declare thing record; begin
  for thing in
    with ours as (select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')
    select format('schema %I', nspname) as name from ours where nspname <> 'public'
    union all
    select format('%s %s', case relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view'
        else 'table' end, c.oid::regclass)
      from pg_class c join ours on ours.oid = relnamespace
      where relkind in ('r', 'p', 'v', 'm')
        or relkind = 'S' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
    union all
    select format('routine %s', p.oid::regprocedure) from pg_proc p join ours on ours.oid = pronamespace
    union all
    select format('type %s', t.oid::regtype) from pg_type t join ours on ours.oid = typnamespace
      where typtype in ('e', 'd') or typtype = 'c' and exists (
        select from pg_class c where c.oid = t.typrelid and c.relkind = 'c')
  loop execute format('alter %s owner to ${APP_ROLE}', thing.name); end loop;
  execute format('alter database %I owner to ${APP_ROLE}', current_database());
end $$`;
