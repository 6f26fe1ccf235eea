import { randomBytes } from "node:crypto";
import type { Client } from "pg";
import { API_KEY_SCOPES } from "@/db/words";
import { formatApiKey, type ParsedApiKey, prefixOf } from "@/lib/api-keys/key-format";
import { hashSecret } from "@/lib/api-keys/store-api-key";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";

/** One key for each site, for all it may do: of as many accounts as have a site. */
export function createCallers(databaseUrl: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string; account_id: string }>(
      "select id, account_id from sites order by id",
    );
    const sites = rows.map((row) => ({ id: Number(row.id), accountId: Number(row.account_id) }));
    const keys = sites.map(({ id, accountId }) => ({ siteId: id, ...newKey(accountId) }));
    await insertOwners(client);
    await insertKeys(client, keys);
    return Promise.all(keys.map(formatApiKey));
  });
}

function newKey(accountId: number): ParsedApiKey {
  return {
    accountId,
    publicId: randomBytes(6).toString("hex"),
    secret: randomBytes(16).toString("hex"),
    isTest: false,
  };
}

/** A key may do what its maker may: each account gets somebody who could have made one. */
async function insertOwners(client: Client): Promise<void> {
  await client.query(
    `with made as (
       insert into users (email, trial_address, password_hash, email_verified_at)
       select 'owner-' || id || '@bench.test', 'owner-' || id || '@bench.test', 'none', now() from accounts
       returning id, split_part(split_part(email, '@', 1), '-', 2)::bigint as account_id
     )
     insert into memberships (account_id, user_id, role) select account_id, id, 'owner' from made`,
  );
}

async function insertKeys(client: Client, keys: (ParsedApiKey & { siteId: number })[]): Promise<void> {
  await client.query(
    `insert into api_keys (account_id, site_id, public_id, prefix, secret_hash, name, scopes, created_by_user_id)
     select account_id, site_id, public_id, prefix, secret_hash, 'Caller', $6::text[],
       (select user_id from memberships where memberships.account_id = key.account_id)
     from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[])
       as key (account_id, site_id, public_id, prefix, secret_hash)`,
    [
      keys.map(({ accountId }) => accountId),
      keys.map(({ siteId }) => siteId),
      keys.map(({ publicId }) => publicId),
      keys.map(prefixOf),
      keys.map(({ secret }) => hashSecret(secret)),
      API_KEY_SCOPES,
    ],
  );
}
