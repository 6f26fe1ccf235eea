import type { Client } from "pg";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";

/**
 * Fills an empty database with a business in an idle hour: whatever is due was done an hour ago. Of a hundred accounts 60
 * pay by the month and 8 by the year, spread over their periods; 10 are free, 10 on trial, 2 have not paid yet, 7 are
 * suspended and 3 cancelled. Those whose period ends within a week are billed and reminded; of the rest a fifth have spent
 * nearly everything, and were told. Two in a hundred wait for a smaller plan. Ten in a hundred have bought credits that expire in
 * ten days, and were told too.
 */
export function seedBusiness(databaseUrl: string, accounts: number): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    // Every row made here has its parents: checking that for millions takes longer than the rest.
    await client.query("set session_replication_role = replica");
    await client.query(KINDS, [accounts]);
    for (const statement of [
      ACCOUNTS,
      PEOPLE,
      SUBSCRIPTIONS,
      PAID,
      PAYMENTS,
      NEXT,
      LEDGER,
      REMINDED,
      TOLD,
      TOLD_SOFTWARE,
      COUNTED,
      EXPIRING,
      TOLD_EXPIRING,
    ])
      await client.query(statement);
    for (const { name, text } of ASIDE) await fillAside(client, name, text);
    await client.query("set session_replication_role = origin");
    await client.query("vacuum analyze");
  });
}

function fillAside(client: Client, name: string, text: string) {
  return client.query(text).catch((error: unknown) => {
    throw new Error(`${name} can't be filled: ${String(error)}`);
  });
}

/** One line for each account: `n` counts them, `k` is its place in its hundred, `ends` when its period does. */
const KINDS = `
  create temporary table kinds as
  select n, k, case when k < 60 then 'month' when k < 68 then 'year' when k < 78 then 'free' when k < 88 then 'trial'
      when k < 90 then 'unpaid' when k < 97 then 'suspended' else 'cancelled' end as kind,
    date_trunc('milliseconds', now()) + interval '90 minutes' + (n * 7919 % 40000) / 40000.0 * case
      when k < 60 then interval '29 days' when k < 68 then interval '360 days' when k < 88 then interval '13 days'
      else interval '-60 days' end as ends,
    n % 5 = 0 as is_low
  from (select n, n % 100 as k from generate_series(1, $1::int) n) numbered`;

const ACCOUNTS = `
  insert into accounts (name, status, suspension_reason, plan_id, credits, trial_ends_at, last_invoice_sequence, created_at)
  select 'Account ' || n,
    (case kind when 'trial' then 'trial' when 'unpaid' then 'pending_payment' when 'suspended' then 'suspended'
      when 'cancelled' then 'cancelled' else 'active' end)::account_status,
    case when kind = 'suspended' then 'payment_overdue'::suspension_reason end,
    (select id from plans where slug = case kind when 'free' then 'free' when 'trial' then 'free-trial' else 'growth' end),
    case when kind in ('unpaid', 'cancelled') then 0 when is_low then 4 else 90 end,
    case when kind = 'trial' then ends end, 1, now() - interval '100 days'
  from kinds order by n`;

const PEOPLE = `
  with people as (
    insert into users (email, trial_address, password_hash)
    select 'owner-' || n || '@bench.test', 'owner-' || n || '@bench.test', 'x' from kinds order by n returning id
  )
  insert into memberships (account_id, user_id, role) select id, id, 'owner' from people`;

/** An account's id is its number: the database is new. */
const SUBSCRIPTIONS = `
  insert into subscriptions (account_id, plan_id, status, billing_interval, anchor_at, current_period_start,
    current_period_end, credits_reset_at, stripe_subscription_id, scheduled_plan_id, cancelled_at, created_at)
  select n, (select plan_id from accounts where id = n),
    (case kind when 'trial' then 'trialing' when 'unpaid' then 'pending_payment' when 'suspended' then 'past_due'
      when 'cancelled' then 'cancelled' else 'active' end)::subscription_status,
    (case kind when 'year' then 'year' else 'month' end)::billing_interval, starts,
    case when kind in ('month', 'year', 'suspended') then starts end,
    case when kind in ('month', 'year', 'suspended') then ends end,
    case when kind in ('month', 'year', 'free') then now() - interval '20 days' end,
    case when kind = 'month' and n % 2 = 0 then 'sub_' || n end,
    case when kind = 'month' and n % 50 = 1 then (select id from plans where slug = 'starter') end,
    case when kind = 'cancelled' then ends end,
    case when kind = 'unpaid' then now() - (n % 20) * interval '1 day' else starts end
  from (select *, ends - case kind when 'year' then interval '1 year' else interval '1 month' end as starts from kinds) k
  order by n`;

const INVOICE = `insert into invoices (account_id, subscription_id, plan_id, number, sequence, kind, status, currency,
  subtotal_cents, total_cents, period_start, period_end, due_at, paid_at, line_items, created_at)`;

const PAID = `${INVOICE}
  select s.account_id, s.id, s.plan_id, 'INV-' || s.account_id || '-1', 1, 'first', 'paid', 'USD', 13900, 13900,
    s.current_period_start, s.current_period_end, s.current_period_start, s.current_period_start, '[]',
    s.current_period_start
  from subscriptions s where s.current_period_end is not null`;

const PAYMENTS = `
  insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id, settled_at)
  select account_id, id, 'bank_transfer', 'succeeded', 13900, 'USD', 'REF-' || id, paid_at from invoices`;

/** The invoice of the next period, for who has to pay within a week or is late. */
const NEXT = `${INVOICE}
  select s.account_id, s.id, coalesce(s.scheduled_plan_id, s.plan_id), 'INV-' || s.account_id || '-2', 2, 'renewal',
    'open', 'USD', 13900, 13900, s.current_period_end, s.current_period_end + interval '1 month', s.current_period_end,
    null, '[]', now()
  from subscriptions s where s.current_period_end < now() + interval '7 days'`;

/** A grant, and ten times that something was spent. */
const LEDGER = `
  insert into credit_transactions (account_id, kind, amount, balance_after, operation, units, user_id, created_at)
  select a.id, (case t when 0 then 'reset' else 'consume' end)::credit_transaction_kind,
    case t when 0 then a.credits + 10 else -1 end, a.credits + 10 - t,
    case when t > 0 then 'content_generation'::credit_operation end, case when t > 0 then 100 end,
    case when t > 0 then a.id end, now() - (20 - t) * interval '1 day'
  from generate_series(0, 10) t cross join accounts a
  order by t, a.id`;

/** Each step that was reached was told an hour ago: 7, 3 and 1 days before, to who pays by card only 7. */
const REMINDED = `
  insert into mails (about_account_id, to_address, template, props, once_key, sent_at, attempts)
  select i.account_id, '', 'renewal-due', '{}'::jsonb, 'renewal-due:' || i.id || ':' || step, now(), 1
  from invoices i join subscriptions s on s.id = i.subscription_id
  join (values (7), (3), (1)) steps (step) on s.current_period_end between now() and now() + (step + 0.1) * interval '1 day'
    and (s.stripe_subscription_id is null or step = 7)
  where i.status = 'open'
  union all
  select id, '', 'trial-ending', '{}'::jsonb, 'trial-ending:' || id || ':' ||
    to_char(trial_ends_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ':' || step, now(), 1
  from accounts join (values (7), (3), (1)) steps (step)
    on trial_ends_at between now() and now() + (step + 0.1) * interval '1 day'
  where status = 'trial'`;

const TOLD = `
  insert into mails (about_account_id, to_address, template, props, once_key, sent_at, attempts)
  select a.id, '', 'low-credits', '{}'::jsonb, 'low-credits:' || a.id || ':' || t.id || ':' || percent || ':' || a.id, now(), 1
  from accounts a join plans p on p.id = a.plan_id
  join credit_transactions t on t.account_id = a.id and t.kind = 'reset'
  join (values (5), (20)) steps (percent) on a.credits * 100 <= p.credits_per_month * percent
  where a.status in ('trial', 'active')`;

const TOLD_SOFTWARE = `
  insert into events (account_id, type, object, data, once_key)
  select a.id, 'credits.low', 'account:' || a.id, '{}'::jsonb, 'credits.low:' || t.id || ':' || percent
  from accounts a join plans p on p.id = a.plan_id
  join credit_transactions t on t.account_id = a.id and t.kind = 'reset'
  join (values (5), (20)) steps (percent) on a.credits * 100 <= p.credits_per_month * percent
  where a.status in ('trial', 'active')`;

/** What was consumed is in an event already. */
const COUNTED = `update accounts set credits_told_id = (select max(id) from credit_transactions)`;

/** Not in the balance: no job here reads both. */
const EXPIRING = `
  insert into credit_purchases (account_id, payment_id, credits, remaining, expires_at)
  select p.account_id, p.id, 100, 100, date_trunc('milliseconds', now()) + interval '10 days'
  from payments p where p.account_id % 10 = 0`;

const TOLD_EXPIRING = `
  insert into mails (about_account_id, to_address, template, props, once_key, sent_at, attempts)
  select account_id, '', 'credits-expiring', '{}'::jsonb, 'credits-expiring:' || id || ':' ||
    to_char(expires_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ':14:' || account_id, now(), 1
  from credit_purchases`;

/** What jobs look through beside the accounts: sessions, links, kept answers, events, the audit log, emails. */
const ASIDE = [
  {
    name: "sessions",
    text: `insert into sessions (user_id, kind, session_version, expires_at)
      select id, 'browser', 1, now() + interval '7 days' from users`,
  },
  {
    name: "kept answers",
    text: `insert into idempotency_keys (caller, key, request_hash, response_status, locked_until, expires_at)
      select 'account:' || id, 'k', 'h', 200, now(), now() + interval '12 hours' from accounts`,
  },
  {
    name: "provider events",
    text: `insert into provider_events (provider, event_id, type, payload, status, created_at)
      select 'stripe', 'evt_' || id, 'invoice.paid', '{"id": "in_1"}', 'applied', now() - interval '20 days' from accounts`,
  },
  {
    name: "the audit log",
    text: `insert into audit_events (account_id, actor, action, target_type, target_id, created_at)
      select id, 'user:' || id, 'account.created', 'account', id::text, now() - interval '20 days' from accounts`,
  },
  {
    name: "letters",
    text: `insert into mails (about_account_id, to_address, template, props, sent_at, attempts, created_at)
      select id, 'owner-' || id || '@bench.test', 'welcome', '{}', now(), 1, now() - interval '5 days' from accounts`,
  },
] as const;
