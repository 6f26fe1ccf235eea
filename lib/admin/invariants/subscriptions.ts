import { sql } from "drizzle-orm";
import type { Invariant } from "./invariant";

/**
 * The paid periods of each subscription, in order, with the period that follows. Upgrades lie inside a period; one that
 * was taken back with its refund is none.
 */
const paidPeriods = ({ refunded }: { refunded: boolean }) => sql`
  select i.account_id, i.subscription_id, i.number, i.period_start, i.period_end,
    lead(i.number) over following as next_number,
    lead(i.period_start) over following as next_start,
    lead(i.paid_at) over following as next_paid_at,
    lead(i.begins_anew) over following as next_begins_anew
  from invoices i
  where i.status = 'paid' and i.kind in ('first', 'renewal') and i.period_start is not null
    and i.released_at is null
    ${refunded ? sql`` : sql`and not exists (select 1 from payments p where p.invoice_id = i.id and p.status = 'refunded')`}
  window following as (partition by i.subscription_id order by i.period_start, i.id)`;

/** The invoice of the subscription `s` that was paid last, packages aside: one row, or none. */
const lastPaid = sql`
  select i.number, i.paid_at, of_plan.slug
  from invoices i join plans of_plan on of_plan.id = i.plan_id
  where i.subscription_id = s.id and i.status = 'paid' and i.kind <> 'credit_package'
  order by i.paid_at desc, i.id desc limit 1`;

/** docs/contract.md, sections 2 and 3. */
export const SUBSCRIPTION_INVARIANTS: Invariant[] = [
  {
    name: "periods_do_not_overlap",
    promise: "No two paid periods of a subscription overlap.",
    severity: "broken",
    faults: sql`select account_id, number, period_end, next_number, next_start
      from (${paidPeriods({ refunded: false })}) p
      where next_start < period_end`,
  },
  {
    name: "periods_have_no_gap",
    promise:
      "A paid period starts where the one before ended, or at its payment when the time to pay was over.",
    severity: "broken",
    // The invoice says whether counting started over with it, as it was decided; of older ones the audit log tells. A
    // refunded period stays a period.
    faults: sql`select account_id, number, period_end, next_number, next_start
      from (${paidPeriods({ refunded: true })}) p
      where next_start > period_end and not next_begins_anew
        and (abs(extract(epoch from next_start - next_paid_at)) > 60
          or not exists (
            select 1 from audit_events e
            where e.account_id = p.account_id and e.action = 'account.suspended'
              and e.created_at between p.period_start and p.next_paid_at))`,
  },
  {
    name: "current_period_is_paid",
    promise:
      "The current period of an active subscription to a priced plan is one that a paid invoice covers.",
    severity: "broken",
    faults: sql`
      select s.account_id, s.id as subscription_id, s.current_period_start, s.current_period_end
      from subscriptions s join plans p on p.id = s.plan_id
      where s.status = 'active' and p.price_cents > 0
        and not exists (
          select 1 from invoices i
          where i.subscription_id = s.id and i.status = 'paid' and i.kind in ('first', 'renewal')
            and i.released_at is null and i.period_end = s.current_period_end)`,
  },
  {
    name: "active_subscription_has_period",
    promise: "A subscription that is active or past due has a period.",
    severity: "broken",
    faults: sql`
      select s.account_id, s.id as subscription_id, s.status
      from subscriptions s join plans p on p.id = s.plan_id
      where s.status in ('active', 'past_due') and p.price_cents > 0
        and (s.current_period_start is null or s.current_period_end is null)`,
  },
  {
    name: "account_and_subscription_agree",
    promise: "An account's status and its subscription's belong together.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.status as account_status, s.status as subscription_status
      from accounts a
      left join subscriptions s on s.account_id = a.id and s.status <> 'cancelled'
      left join plans p on p.id = a.plan_id
      where case a.status
        when 'trial' then s.status is null or s.status <> 'trialing'
        when 'active' then case when s.status is null then p.price_cents > 0
          else s.status not in ('active', 'past_due') end
        when 'pending_payment' then s.status is null or s.status <> 'pending_payment'
        when 'cancelled' then s.status is not null
        when 'suspended' then case a.previous_status
          when 'cancelled' then s.status is not null and s.status <> 'pending_payment'
          when 'active' then s.status is not null and (s.status not in ('active', 'past_due')
            or (a.suspension_reason = 'payment_overdue' and s.status = 'active'))
          when 'pending_payment' then s.status is distinct from 'pending_payment'
          when 'trial' then s.status is null or s.status not in ('trialing', 'pending_payment')
            or (a.suspension_reason = 'trial_expired' and s.status = 'trialing')
          else false end
        else false
      end`,
  },
  {
    name: "account_and_subscription_have_one_plan",
    promise: "An account's plan is its subscription's plan.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.plan_id as account_plan_id, s.plan_id as subscription_plan_id
      from accounts a
      join subscriptions s on s.account_id = a.id and s.status <> 'cancelled'
      where a.plan_id is distinct from s.plan_id`,
  },
  {
    name: "paid_plan_has_paid_invoice",
    promise: "An active account on a plan with a price has paid an invoice of the subscription that runs.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, p.slug as plan
      from accounts a join plans p on p.id = a.plan_id
      where a.status = 'active' and p.price_cents > 0
        and not exists (
          select 1 from invoices i join subscriptions s on s.id = i.subscription_id
          where s.account_id = a.id and s.status <> 'cancelled' and i.status = 'paid'
            and i.kind <> 'credit_package')`,
  },
  {
    name: "plan_in_force_is_paid",
    promise: "The plan of a subscription that runs was paid for, or one that costs as much.",
    severity: "broken",
    // A smaller plan follows a bigger one without a payment. Prices of today say which is bigger, as long as neither the plan
    // in force nor one that was paid has been edited since the last payment.
    faults: sql`
      select s.account_id, s.id as subscription_id, p.slug as plan, last.number as last_paid, last.slug as paid_plan
      from subscriptions s
      join plans p on p.id = s.plan_id
      cross join lateral (${lastPaid}) last
      where s.status in ('active', 'past_due') and p.price_cents > 0
        and not exists (
          select 1 from plans edited
          where edited.updated_at <> edited.created_at and edited.updated_at >= last.paid_at
            and (edited.id = p.id or exists (
              select 1 from invoices i where i.subscription_id = s.id and i.status = 'paid' and i.plan_id = edited.id)))
        and not exists (
          select 1 from invoices i join plans paid on paid.id = i.plan_id
          where i.subscription_id = s.id and i.status = 'paid' and i.kind <> 'credit_package'
            and (paid.id = p.id or paid.price_cents >= p.price_cents))`,
  },
  {
    name: "open_invoice_has_live_subscription",
    promise: "Nothing is asked for a subscription that has ended, orders of packages aside.",
    severity: "broken",
    faults: sql`
      select i.account_id, i.id as invoice_id, i.number
      from invoices i join subscriptions s on s.id = i.subscription_id
      where i.status = 'open' and i.kind <> 'credit_package' and s.status = 'cancelled'`,
  },
  {
    name: "past_due_has_price",
    promise: "Nobody is past due on a plan that costs nothing.",
    severity: "broken",
    faults: sql`
      select s.account_id, s.id as subscription_id, p.slug as plan
      from subscriptions s join plans p on p.id = s.plan_id
      where s.status = 'past_due' and p.price_cents = 0`,
  },
  {
    name: "ended_subscription_is_not_charged",
    promise: "Stripe charges for no subscription that ended more than a day ago: end it there.",
    severity: "attention",
    faults: sql`
      select account_id, id as subscription_id, stripe_subscription_id, cancelled_at from subscriptions
      where status = 'cancelled' and stripe_subscription_id is not null
        and cancelled_at < now() - interval '1 day'`,
  },
  {
    name: "no_period_outlives_its_end",
    promise:
      "The hourly job notes within two days that a period is over and not paid, and that its time to pay is.",
    severity: "attention",
    // 7 days to pay, or as many as staff gave; 14 more while a reported transfer waits; and 2 for the job.
    faults: sql`
      select s.account_id, s.id as subscription_id, s.status, s.current_period_end, s.grace_ends_at
      from subscriptions s
      join accounts a on a.id = s.account_id
      join plans p on p.id = s.plan_id
      where p.price_cents > 0 and a.status = 'active'
        and ((s.status = 'active' and p.is_active and s.current_period_end < now() - interval '2 days')
          or (s.status = 'past_due'
            and greatest(s.current_period_end + interval '7 days', s.grace_ends_at) < now() - interval '16 days'))`,
  },
  {
    name: "trial_has_an_end",
    promise: "A trial has an end.",
    severity: "broken",
    faults: sql`select id as account_id from accounts where status = 'trial' and trial_ends_at is null`,
  },
];
