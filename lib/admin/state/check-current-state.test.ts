/** Guards lib/admin/state/check-current-state.ts, lib/admin/state/compare-schema.ts, lib/admin/invariants/. */
import { type SQL, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asSystem } from "@/db";
import { INVARIANTS } from "@/lib/admin/invariants/run-invariants";
import { useDatabase } from "@/test/harness/database";
import { checkCurrentState } from "./check-current-state";

/** One sound tenant: Acme on growth, first period paid by bank transfer, 10 of 2000 credits used. */
const SOUND = sql`
  with account as (
    insert into accounts (name, status, plan_id, payment_method, credits, last_invoice_sequence)
    values ('Acme', 'active', (select id from plans where slug = 'growth'), 'bank_transfer', 1990, 1) returning id
  ), owner as (
    insert into users (email, trial_address, password_hash) values ('olivia@acme.test', 'olivia@acme.test', 'x') returning id
  ), membership as (
    insert into memberships (account_id, user_id, role) select account.id, owner.id, 'owner' from account, owner
  ), subscription as (
    insert into subscriptions (account_id, plan_id, status, anchor_at, current_period_start, current_period_end)
    select id, (select id from plans where slug = 'growth'), 'active', '2126-01-31', '2126-01-31', '2126-02-28' from account
    returning id, account_id
  ), invoice as (
    insert into invoices (account_id, subscription_id, plan_id, number, sequence, kind, status, currency, subtotal_cents,
      total_cents, period_start, period_end, due_at, paid_at, line_items)
    select account_id, id, (select id from plans where slug = 'growth'), 'INV-1', 1, 'first', 'paid', 'USD', 13900, 13900,
      '2126-01-31', '2126-02-28', '2126-02-07', '2126-01-31', '[]' from subscription
    returning id, account_id
  ), payment as (
    insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id, settled_at)
    select account_id, id, 'bank_transfer', 'succeeded', 13900, 'USD', 'REF-1', '2126-01-31' from invoice
    returning id, account_id
  ), brought as (
    insert into credit_transactions (account_id, payment_id, kind, amount, balance_after)
    select account_id, id, 'reset', 2000, 2000 from payment returning account_id
  )
  insert into credit_transactions (account_id, kind, operation, amount, balance_after)
  select account_id, 'consume', 'clustering', -10, 1990 from brought`;

const secondInvoice = (start: string, end: string, paidAt: string) => sql`
  with invoice as (
    insert into invoices (account_id, subscription_id, plan_id, number, sequence, kind, status, currency, subtotal_cents,
      total_cents, period_start, period_end, due_at, paid_at, line_items)
    select account_id, subscription_id, plan_id, 'INV-2', 2, 'renewal', 'paid', 'USD', 13900, 13900,
      ${start}::timestamptz, ${end}::timestamptz, '2126-02-28', ${paidAt}::timestamptz, '[]' from invoices
    returning id, account_id, period_start, period_end
  ), period as (
    update subscriptions s set current_period_start = i.period_start, current_period_end = i.period_end
    from invoice i where s.account_id = i.account_id
  ), counted as (
    update accounts set last_invoice_sequence = 2
  ), payment as (
    insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id)
    select account_id, id, 'bank_transfer', 'succeeded', 13900, 'USD', 'REF-2' from invoice returning id, account_id
  )
  insert into credit_transactions (account_id, payment_id, kind, amount, balance_after)
  select account_id, id, 'reset', 0, 1990 from payment`;

function refundOf(status: "asked" | "pending", age: string): SQL {
  return sql`
    insert into refunds (account_id, payment_id, provider, status, amount_cents, reason, actor, created_at)
    select account_id, id, 'stripe', ${status}::refund_status, 100, 'Asked.', 'user:1', now() - ${age}::interval
    from payments`;
}

interface PlantedLine {
  amount?: number;
  open: number;
  closing?: number;
  missing?: number;
  place?: { kind: "settled" | "kept" | "refunded"; cents: number };
}

/** A line of a bank's statement, with where its money has gone. */
function bankLine({ amount = 13900, open, closing = amount, missing = 0, place }: PlantedLine): SQL {
  const placed = place
    ? sql`insert into bank_allocations (line_id, kind, amount_cents, payment_id, reason, actor)
        select line.id, ${place.kind}::allocation_kind, ${place.cents}::bigint, payments.id, 'Planted', 'terminal' from line, payments`
    : sql`select id from line`;
  const kept = place?.kind === "kept" ? sql`, kept as (update payments set status = 'kept')` : sql``;
  return sql`
    with file as (
      insert into bank_files (sha256, name, bytes, actor) values ('x', 'x.xml', 1, 'terminal') returning id
    ), statement as (
      insert into bank_statements (file_id, format, kind, own_account, currency, external_id, number, opening_cents,
        closing_cents, missing_cents, line_count)
      select id, 'camt', 'booked', 'OWN', 'USD', '', '1', 0, ${closing}::bigint, ${missing}::bigint, 1 from file returning id
    ), line as (
      insert into bank_lines (statement_id, own_account, fingerprint, content_print, occurrence, file_line, booked_on,
        value_on, amount_cents, open_cents, currency, reference, end_to_end_id, creditor_reference, text, other_name,
        other_account, is_reversal, charges_cents)
      select id, 'OWN', 'f', 'f', 1, 1, '2126-01-31', '2126-01-31', ${amount}::bigint, ${open}::bigint, 'USD', '', '', '', '', '',
        '', false, 0 from statement returning id
    ) ${kept} ${placed}`;
}
/** The database refuses the fault on its own; the invariant is for one from before, or for a lost constraint. */
const PERIODS_APART = sql.identifier("invoices_paid_periods_apart");

/** invariant -> a change to the sound tenant that breaks it. */
const FAULTS: Record<string, SQL> = {
  balance_is_ledger_sum: sql`update accounts set credits = 1991`,
  balance_is_last_balance_after: sql`update credit_transactions set balance_after = 1980 where amount = -10`,
  ledger_rows_chain: sql`update credit_transactions set balance_after = 1999 where amount = 2000`,
  refund_gives_back_what_was_consumed: sql`
    insert into credit_transactions (account_id, kind, amount, balance_after, refunds_transaction_id)
    select account_id, 'refund', 20, 2010, id from credit_transactions where amount = -10`,
  bought_is_ledger_sum: sql`update accounts set bought_credits = 5`,
  bought_is_left_of_purchases: sql`
    insert into credit_purchases (account_id, payment_id, credits, remaining) select account_id, id, 100, 40 from payments`,
  bought_rows_chain: sql`update credit_transactions set bought_after = 5 where amount = -10`,
  package_brought_its_credits: sql`update invoices set kind = 'credit_package'`,
  held_is_open_reservations: sql`update accounts set held_credits = 5`,
  commit_took_its_credits: sql`
    insert into credit_reservations (account_id, status, amount, committed_amount, transaction_id, idempotency_key,
      request_hash, expires_at)
    select account_id, 'committed', 50, 20, id, 'k', 'h', now() from credit_transactions where amount = -10`,
  budgets_count_their_month: sql`
    with said as (update accounts set is_budgeted = true)
    insert into credit_budgets (account_id, user_id, monthly_cap, month, spent)
    select account_id, user_id, 100, date_trunc('month', now()), 7 from memberships`,
  budgets_are_looked_at: sql`
    insert into credit_budgets (account_id, user_id, monthly_cap, month)
    select account_id, user_id, 100, date_trunc('month', now()) from memberships`,
  periods_do_not_overlap: secondInvoice("2126-02-27", "2126-03-31", "2126-02-25"),
  periods_have_no_gap: secondInvoice("2126-03-02", "2126-03-31", "2126-02-25"),
  current_period_is_paid: sql`update subscriptions set current_period_end = '2126-03-31'`,
  active_subscription_has_period: sql`
    update subscriptions set current_period_start = null, current_period_end = null`,
  account_and_subscription_agree: sql`update subscriptions set status = 'pending_payment'`,
  account_and_subscription_have_one_plan: sql`
    update accounts set plan_id = (select id from plans where slug = 'scale')`,
  paid_plan_has_paid_invoice: sql`update invoices set status = 'open', paid_at = null`,
  plan_in_force_is_paid: sql`
    with given as (update accounts set plan_id = (select id from plans where slug = 'scale'))
    update subscriptions set plan_id = (select id from plans where slug = 'scale')`,
  open_invoice_has_live_subscription: sql`
    with ended as (update subscriptions set status = 'cancelled' returning id)
    update invoices set status = 'open', paid_at = null where subscription_id in (select id from ended)`,
  past_due_has_price: sql`
    with given as (update accounts set plan_id = (select id from plans where slug = 'enterprise'))
    update subscriptions set status = 'past_due', plan_id = (select id from plans where slug = 'enterprise')`,
  ended_subscription_is_not_charged: sql`
    update subscriptions set status = 'cancelled', stripe_subscription_id = 'sub_left',
      cancelled_at = now() - interval '2 days'`,
  no_period_outlives_its_end: sql`
    update subscriptions set current_period_start = now() - interval '40 days', current_period_end = now() - interval '9 days'`,
  report_waits_for_open_invoice: sql`
    insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id)
    select account_id, id, 'bank_transfer', 'pending_approval', 13900, 'USD', 'REF-3' from invoices`,
  trial_has_an_end: sql`update accounts set status = 'trial'`,
  invoice_money_is_its_payments: sql`update payments set amount_cents = 8900`,
  approval_has_two_people: sql`
    with sue as (insert into users (email, trial_address, password_hash, is_superuser) values ('s@x.test', 's@x.test', '', true) returning id)
    insert into staff_approvals (kind, status, request, digest, amount_cents, currency, reason, asked_by_user_id, asked_by,
      decided_by_user_id, decided_by, decided_at)
    select 'refund', 'done', '{}', 'd', 100, 'USD', 'r', id, 'user', id, 'user', now() from sue`,
  decided_approval_keeps_no_request: sql`
    insert into staff_approvals (kind, status, request, digest, amount_cents, currency, reason, asked_by, decided_at)
    values ('refund', 'declined', '{"amount": 1}', 'd', 100, 'USD', 'r', 'terminal', now())`,
  team_has_an_owner: sql`
    insert into users (email, trial_address, password_hash, is_superuser, staff_role) values ('s@x.test', 's@x.test', '', true, 'billing')`,
  account_money_is_kept_payments: sql`
    insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id)
    select account_id, id, 'stripe', 'kept', 13900, 'USD', 'pi_kept' from invoices`,
  invoice_has_one_claim: sql`
    with opened as (update invoices set status = 'open', paid_at = null returning account_id, id)
    insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id)
    select account_id, id, 'bank_transfer'::payment_method, 'pending_approval'::payment_status, 13900, 'USD', 'REF-4' from opened
    union all select account_id, id, 'paypal', 'processing', 13900, 'USD', 'CAP-4' from opened`,
  processing_payment_is_decided: sql`
    insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id, created_at)
    select account_id, id, 'paypal', 'processing', 13900, 'USD', 'CAP-5', now() - interval '15 days' from invoices`,
  paid_invoice_has_payment: sql`update payments set status = 'failed'`,
  payment_brought_its_credits: sql`update credit_transactions set payment_id = null`,
  payment_has_paid_invoice: sql`update payments set amount_cents = 8900`,
  invoice_numbers_have_no_gap: sql`update invoices set sequence = 2`,
  refunds_have_credit_notes: sql`update payments set refunded_cents = 100`,
  voided_invoice_has_credit_note: sql`
    insert into invoices (account_id, subscription_id, plan_id, number, sequence, kind, status, currency, subtotal_cents,
      total_cents, due_at, sent_at, voided_at, line_items)
    select account_id, subscription_id, plan_id, 'INV-9', 2, 'upgrade', 'void', 'USD', 100, 100, now(), now(), now(), '[]'
    from invoices`,
  credit_note_numbers_have_no_gap: sql`update accounts set last_credit_note_sequence = 1`,
  sign_up_is_open: sql`update plans set is_active = false where slug in ('free-trial', 'free')`,
  account_has_plan: sql`update accounts set plan_id = null`,
  account_has_owner: sql`update memberships set role = 'admin'`,
  superuser_has_no_account: sql`update users set is_superuser = true`,
  sites_within_plan: sql`
    insert into sites (account_id, name, url, domain)
    select a.id, 'Site ' || n, 'https://' || n || '.test', n || '.test' from accounts a, generate_series(1, 4) n`,
  sectors_within_plan: sql`
    with site as (
      insert into sites (account_id, name, url, domain) select id, 'One', 'https://one.test', 'one.test' from accounts
      returning id, account_id
    )
    insert into sectors (account_id, site_id, name) select account_id, id, 'S' || n from site, generate_series(1, 6) n`,
  no_job_has_failed: sql`select graphile_worker.add_job('send-mail', '{}')`,
  no_job_is_late: sql`select graphile_worker.add_job('send-mail', '{}', run_at => now() - interval '1 hour')`,
  jobs_have_a_worker: sql`select graphile_worker.add_job('send-mail', '{}', run_at => now() - interval '2 minutes')`,
  no_job_is_held_by_the_dead: sql`
    with job as (select id from graphile_worker.add_job('send-mail', '{}'))
    insert into job_runners (id, place, worker_ids, seen_at)
    select 'dead', 'a:1', '{worker-of-the-dead}', now() - interval '5 minutes' from job`,
  no_mail_is_stuck: sql`
    insert into mails (to_address, template, props, attempts, error, created_at)
    values ('a@b.test', 'welcome', '{}', 3, 'refused', now() - interval '2 hours')`,
  no_provider_event_has_failed: sql`
    insert into provider_events (provider, event_id, type, payload, status)
    values ('stripe', 'evt_1', 'invoice.paid', '{}', 'failed')`,
  no_provider_event_is_stuck: sql`
    insert into provider_events (provider, event_id, type, payload, attempts, error, created_at)
    values ('paypal', 'WH-1', 'CHECKOUT.ORDER.APPROVED', '{}', 3, 'down', now() - interval '2 hours')`,
  refund_outcome_is_known: refundOf("asked", "2 hours"),
  refund_arrives: refundOf("pending", "8 days"),
  charge_has_its_place: sql`
    insert into unplaced_charges (account_id, provider, external_id, amount_cents, currency, reason)
    select id, 'stripe', 'in_1', 777, 'USD', 'No amount fits.' from accounts`,
  no_dispute_is_open: sql`
    insert into audit_events (actor, action, target_type, target_id)
    values ('webhook:stripe', 'payment.dispute_needs_response', 'dispute', 'dp_1')`,
  bank_money_is_explained: bankLine({ open: 13000 }),
  bank_money_settled_once: bankLine({ open: 13800, place: { kind: "settled", cents: 100 } }),
  bank_money_kept_once: bankLine({ open: 13800, place: { kind: "kept", cents: 100 } }),
  bank_returns_are_booked: bankLine({ amount: -13900, open: 0, place: { kind: "refunded", cents: -13900 } }),
  bank_statements_add_up: bankLine({ open: 13900, closing: 20000 }),
  bank_balances_agree: bankLine({ open: 13900, closing: 14000, missing: 100 }),
  no_trial_outlives_its_end: sql`
    update accounts set status = 'trial', trial_ends_at = now() - interval '3 hours'`,
};

describe("check-current-state", () => {
  useDatabase();
  beforeEach(startSound);

  it("a sound system has no fault", async () => {
    const state = await checkCurrentState();
    expect(state.invariants.filter(({ holds }) => !holds)).toEqual([]);
    expect(state.schema.differences).toEqual([]);
    expect(state).toMatchObject({ ok: true, accountsByStatus: { active: 1 }, pendingMigrations: [] });
  });

  it.each(INVARIANTS.map(({ name }) => name))("finds a planted fault: %s", async (name) => {
    if (name === "periods_do_not_overlap")
      await run(sql`alter table invoices drop constraint ${PERIODS_APART}`);
    await run(FAULTS[name]!);
    if (name === "no_job_has_failed") await failJobs();
    if (name === "no_job_is_held_by_the_dead") await holdJobs();
    const state = await checkCurrentState();
    const found = state.invariants.find((invariant) => invariant.name === name)!;
    expect(found.holds).toBe(false);
    expect(found.examples.length).toBeGreaterThan(0);
    if (found.severity === "broken") expect(state.ok).toBe(false);
  });

  it("a renewal paid late may leave a gap up to its payment after a suspension, and only then", async () => {
    await run(secondInvoice("2126-03-20", "2126-04-20", "2126-03-20"));
    expect(await brokenNames()).toEqual(["periods_have_no_gap"]);
    await run(sql`
      insert into audit_events (account_id, actor, action, reason, created_at)
      select id, 'job:renew-subscriptions', 'account.suspended', 'payment_overdue', '2126-03-07' from accounts`);
    expect(await brokenNames()).toEqual([]);
  });

  it("a renewal that says that it begins anew may leave a gap, whatever the audit log has kept", async () => {
    await run(secondInvoice("2126-03-20", "2126-04-20", "2126-03-20"));
    await run(sql`update invoices set begins_anew = true where sequence = 2`);
    expect(await brokenNames()).toEqual([]);
  });

  it("a period that was taken back with its refund is nobody's", async () => {
    await run(secondInvoice("2126-02-28", "2126-03-31", "2126-02-25"));
    await run(sql`update invoices set released_at = now() where sequence = 2`);
    expect(await brokenNames()).toEqual(["current_period_is_paid"]);
  });

  it("an upgrade alone does not pay for a period", async () => {
    await run(sql`update invoices set kind = 'upgrade'`);
    expect(await brokenNames()).toEqual(["current_period_is_paid"]);
  });

  it("a package alone pays for no plan", async () => {
    await run(sql`update subscriptions set status = 'past_due'`);
    await run(sql`update invoices set kind = 'credit_package'`);
    expect(await brokenNames()).toContain("paid_plan_has_paid_invoice");
  });

  it("a smaller plan than the one that was paid is paid for, and nobody can tell once a plan was edited", async () => {
    const put = (slug: string) =>
      run(sql`
        with plan as (select id from plans where slug = ${slug}),
          given as (update accounts set plan_id = (select id from plan))
        update subscriptions set plan_id = (select id from plan)`);
    await put("starter");
    expect(await brokenNames()).toEqual([]);
    await put("scale");
    expect(await brokenNames()).toEqual(["plan_in_force_is_paid"]);
    await run(sql`update plans set updated_at = '2126-02-10' where slug = 'free'`);
    expect(await brokenNames()).toEqual(["plan_in_force_is_paid"]);
    await run(sql`update plans set updated_at = '2126-02-10' where slug = 'growth'`);
    expect(await brokenNames()).toEqual([]);
    await run(sql`update plans set updated_at = created_at`);
  });

  it.each([
    ["after a year", "365 days", null, true],
    ["while a reported transfer may wait", "20 days", null, false],
    ["after that", "24 days", null, true],
    ["while the days that staff gave run", "365 days", "10 days", false],
    ["long after those", "365 days", "20 days", true],
  ])(
    "a bill that is past due %s, on an account that works, is shown: %s",
    async (_, ended, grace, isShown) => {
      await run(sql`
      update subscriptions set status = 'past_due', current_period_start = now() - interval '400 days',
        current_period_end = now() - ${ended}::interval, grace_ends_at = now() - ${grace}::interval`);
      expect((await brokenNames()).includes("no_period_outlives_its_end")).toBe(isShown);
    },
  );

  it("a trial without a subscription is found", async () => {
    await run(sql`update accounts set status = 'trial', trial_ends_at = now() + interval '5 days'`);
    await run(sql`update subscriptions set status = 'cancelled'`);
    expect(await brokenNames()).toContain("account_and_subscription_agree");
  });

  it("an active account on a plan with a price has a subscription", async () => {
    await run(sql`update subscriptions set status = 'cancelled'`);
    expect(await brokenNames()).toContain("account_and_subscription_agree");
  });

  it("credits that one payment brought again and again are found", async () => {
    await run(sql`
      insert into credit_transactions (account_id, payment_id, kind, amount, balance_after)
      select account_id, id, 'reset', 0, 1990 from payments, generate_series(1, 2)`);
    expect(await brokenNames()).toEqual(["payment_brought_its_credits"]);
  });

  it("what wants attention is shown and does not count as broken", async () => {
    await run(FAULTS.no_provider_event_has_failed!);
    expect((await checkCurrentState()).ok).toBe(true);
  });

  it("a column that the code does not know, and one that it misses, are named", async () => {
    await run(sql`alter table sites add column colour text`);
    await run(sql`alter table sites rename column domain to host`);
    const { ok, schema } = await checkCurrentState();
    await run(sql`alter table sites rename column host to domain`);
    await run(sql`alter table sites drop column colour`);
    expect(ok).toBe(false);
    expect(schema.differences).toContain("sites.colour is in the database, not in the code");
    expect(schema.differences).toContain("sites.domain is missing in the database");
  });
});

async function brokenNames(): Promise<string[]> {
  const { invariants } = await checkCurrentState();
  return invariants.filter(({ holds }) => !holds).map(({ name }) => name);
}

async function startSound(): Promise<void> {
  await run(
    sql`truncate accounts, users, mails, provider_events, bank_files, job_runners restart identity cascade`,
  );
  await run(sql`delete from graphile_worker._private_jobs`);
  await run(sql`update plans set is_active = true`);
  await run(SOUND);
}

const holdJobs = () =>
  run(sql`update graphile_worker._private_jobs
    set locked_at = now() - interval '5 minutes', locked_by = 'worker-of-the-dead'`);

const failJobs = () => run(sql`update graphile_worker._private_jobs set attempts = max_attempts`);

async function run(statement: SQL): Promise<void> {
  await asSystem((tx) => tx.execute(statement));
}
