import type { Client } from "pg";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";

/** Accounts that requests come from: each has a site. Those beyond are there to be searched through. */
export const CALLERS = 1000;

const KEYS_EACH = 10;
const LEDGER_ROWS_EACH = 50;
/** No run takes this many credits from one account. */
const GRANT = 1_000_000_000;

/** Fills an empty database in bulk: accounts in order, with sites, ledgers that add up, and keys that nobody holds. */
export function seedAccounts(databaseUrl: string, accounts: number): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    // Every row made here has its parents: checking that for millions takes longer than the rest.
    await client.query("set session_replication_role = replica");
    await insertAccounts(client, accounts);
    await insertSites(client);
    await insertLedger(client);
    await insertPurchases(client);
    await insertIdleKeys(client);
    await client.query("set session_replication_role = origin");
    await client.query("vacuum analyze");
    await client.query("checkpoint");
  });
}

async function insertAccounts(client: Client, accounts: number): Promise<void> {
  await client.query(
    `insert into accounts (name, status, plan_id, credits)
     select 'Account ' || n, 'active', (select id from plans where slug = 'growth'), $2::int
     from generate_series(1, $1::int) n`,
    [accounts, GRANT - (LEDGER_ROWS_EACH - 1)],
  );
}

async function insertSites(client: Client): Promise<void> {
  await client.query(
    `insert into sites (account_id, name, url, domain)
     select id, 'Site', 'https://site-' || id || '.test', 'site-' || id || '.test'
     from accounts order by id limit $1`,
    [CALLERS],
  );
}

/** A grant, then single credits spent, an hour apart. */
async function insertLedger(client: Client): Promise<void> {
  await client.query(
    `insert into credit_transactions
       (account_id, kind, amount, balance_after, operation, units, idempotency_key, created_at)
     select accounts.id,
       case n when 1 then 'grant' else 'consume' end::credit_transaction_kind,
       case n when 1 then $2::int else -1 end, $2::int - (n - 1),
       case when n > 1 then 'content_generation'::credit_operation end, case when n > 1 then 100 end,
       case when n > 1 then 'seed-' || n end, now() - ($1::int - n) * interval '1 hour'
     from generate_series(1, $1::int) n cross join accounts order by n, accounts.id`,
    [LEDGER_ROWS_EACH, GRANT],
  );
}

/** The last caller's credits are all bought, in two purchases: each of its requests spends from the second pool. */
async function insertPurchases(client: Client): Promise<void> {
  const last = "(select account_id from sites order by id desc limit 1)";
  await client.query(
    `insert into credit_purchases (account_id, payment_id, credits, remaining, expires_at)
     select id, -n, half, half, case n when 1 then now() + interval '1 year' end
     from (select id, n, case n when 1 then credits / 2 else credits - credits / 2 end as half
       from accounts cross join generate_series(1, 2) n where id = ${last}) parts`,
  );
  await client.query(`update accounts set bought_credits = credits where id = ${last}`);
}

/** Public ids scattered as real ones are, and never the same: half a hash, half the number. */
async function insertIdleKeys(client: Client): Promise<void> {
  await client.query(
    `insert into api_keys (account_id, public_id, name, prefix, secret_hash)
     select account_id, public_id, 'Idle', 'igny8_' || public_id, md5(public_id) || md5('half' || public_id)
     from (
       select accounts.id as account_id,
         substr(md5(accounts.id || '.' || n), 1, 5) || lpad(to_hex(accounts.id * $1::int + n), 7, '0') as public_id
       from accounts cross join generate_series(0, $1::int - 1) n
     ) made order by account_id`,
    [KEYS_EACH],
  );
}
