import pg from "pg";
import { openText } from "@/lib/seal-text";

const TABLES = [
  "sites",
  "credit_transactions",
  "api_keys",
  "memberships",
  "invoices",
  "subscriptions",
  "site_contents",
];

/**
 * Makes every read of one account's rows fail, in the database, so that its pages meet an error as they would in life.
 * Everybody else's continue. Call the answer to undo it.
 */
export async function breakAccountOf(email: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    "select m.account_id as id from memberships m join users u on u.id = m.user_id where u.email = $1",
    [email],
  );
  const id = Number(rows[0]?.id);
  const name = `broken_${id}`;
  for (const table of TABLES)
    await client.query(
      `create policy ${name} on ${table} as restrictive for select to igny8_tenant using (1 / (account_id - ${id}) is not null)`,
    );
  return async () => {
    for (const table of TABLES) await client.query(`drop policy ${name} on ${table}`);
    await client.end();
  };
}

/** The person's address counts as confirmed, as if the mailed link had been opened. */
export async function confirmAddressOf(email: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("update users set email_verified_at = now() where email = $1", [email]);
  await client.end();
}

/** The link in the newest letter of that kind to that address. */
export async function linkMailedTo(email: string, template: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ url: string }>(
    "select props->>'url' as url from mails where to_address = $1 and template = $2 order by id desc limit 1",
    [email, template],
  );
  await client.end();
  const [found] = rows;
  return found && openText(found.url, `mail:${template}`);
}

/** A colleague joins the account of that owner, as an admin, as if an invitation had been accepted. */
export async function addMemberTo(owner: string, email: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(
    `with colleague as (
       insert into users (email, trial_address, password_hash, email_verified_at) values ($2, $2, '', now()) returning id
     )
     insert into memberships (account_id, user_id, role)
     select m.account_id, colleague.id, 'admin'
     from colleague, memberships m join users u on u.id = m.user_id where u.email = $1`,
    [owner, email],
  );
  await client.end();
}

/** A webhook that could not be applied and a job that has no attempt left, as staff find them on a bad day. */
export async function plantTroubles(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(
    `insert into provider_events (provider, event_id, type, status, attempts, error, payload)
     values ('stripe', 'evt_looked_at', 'invoice.payment_succeeded', 'failed', 5, 'No invoice of ours has this number.', $1)
     on conflict do nothing`,
    [{ id: "evt_looked_at", data: { object: { customer_email: "payer@example.test", amount_paid: 8900 } } }],
  );
  const { rows } = await client.query<{ id: string }>(
    "select id from graphile_worker.add_job('send-mail', '{}', run_at => '2099-01-01', max_attempts => 3)",
  );
  await client.query(
    "update graphile_worker._private_jobs set attempts = 3, last_error = 'connect ECONNREFUSED 127.0.0.1:25' where id = $1",
    [rows[0]?.id],
  );
  await client.end();
}

/** Makes the amounts of one account's invoices impossible to show. Call the answer to undo it. */
export async function spoilInvoicesOf(accountId: number): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const setCurrency = (currency: string) =>
    client.query("update invoices set currency = $2 where account_id = $1", [accountId, currency]);
  await setCurrency("none of this world");
  return async () => {
    await setCurrency("USD");
    await client.end();
  };
}
