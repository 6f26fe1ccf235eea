import { sql } from "drizzle-orm";
import { CLOSED_DISPUTES } from "@/lib/payments/records/record-dispute-state";
import { isStuckEvent } from "../events/queries";
import type { Invariant } from "./invariant";

const CLOSED = CLOSED_DISPUTES.map((word) => sql`${`payment.dispute_${word}`}`);

/** Nothing here contradicts itself, but somebody waits for something that won't happen on its own. */
export const OPERATION_INVARIANTS: Invariant[] = [
  {
    name: "no_job_has_failed",
    promise: "No job has used up its attempts.",
    severity: "attention",
    faults: sql`
      select j.id as job_id, j.task_identifier as task, j.attempts, left(j.last_error, 200) as error
      from graphile_worker.jobs j where j.attempts >= j.max_attempts`,
  },
  {
    name: "no_job_is_late",
    promise: "Jobs start within 15 minutes of the time they are due.",
    severity: "attention",
    faults: sql`
      select j.id as job_id, j.task_identifier as task, j.run_at
      from graphile_worker.jobs j
      where j.attempts < j.max_attempts and j.locked_at is null and j.run_at < now() - interval '15 minutes'`,
  },
  {
    name: "jobs_have_a_worker",
    promise: "While jobs are due, some process works on the queue.",
    severity: "attention",
    faults: sql`
      select count(*)::int as due_jobs, min(j.run_at) as since,
        (select max(seen_at) from job_runners) as last_process_seen_at
      from graphile_worker.jobs j
      where j.attempts < j.max_attempts and j.locked_at is null and j.run_at < now() - interval '1 minute'
        and not exists (select 1 from job_runners where seen_at > now() - interval '1 minute')
      having count(*) > 0`,
  },
  {
    name: "no_job_is_held_by_the_dead",
    promise: "A job is worked on by a process that lives, and for less than an hour.",
    severity: "attention",
    faults: sql`
      select j.id as job_id, j.task_identifier as task, j.locked_at,
        (select place from job_runners r where j.locked_by = any (r.worker_ids)) as place
      from graphile_worker.jobs j
      where j.locked_at < now() - interval '1 hour'
        or (j.locked_at < now() - interval '2 minutes' and not exists (
          select 1 from job_runners r where j.locked_by = any (r.worker_ids) and r.seen_at > now() - interval '1 minute'))`,
  },
  {
    name: "no_mail_is_stuck",
    promise: "Mails that were tried are sent within an hour.",
    severity: "attention",
    faults: sql`
      select about_account_id as account_id, id as mail_id, template, attempts, left(error, 200) as error
      from mails
      where sent_at is null and attempts > 0 and created_at < now() - interval '1 hour'`,
  },
  {
    name: "no_provider_event_has_failed",
    promise: "Every event from a payment provider was applied or put aside.",
    severity: "attention",
    faults: sql`
      select id as provider_event_id, provider, event_id, type, left(error, 200) as error
      from provider_events where status = 'failed'`,
  },
  {
    name: "no_provider_event_is_stuck",
    promise: "An event that could not be applied at first is applied within an hour.",
    severity: "attention",
    faults: sql`
      select id as provider_event_id, provider, event_id, type, attempts, left(error, 200) as error
      from provider_events
      where ${isStuckEvent}`,
  },
  {
    name: "refund_outcome_is_known",
    promise:
      "A refund's outcome is known within an hour: on the payment's page, ask for the same amount again.",
    severity: "attention",
    faults: sql`
      select account_id, payment_id, id as refund_id, provider, amount_cents, created_at from refunds
      where status = 'asked' and created_at < now() - interval '1 hour'`,
  },
  {
    name: "refund_arrives",
    promise:
      "A refund that a provider accepted leaves within a week: look at the provider why it is held up.",
    severity: "attention",
    faults: sql`
      select account_id, payment_id, id as refund_id, provider, external_id, amount_cents from refunds
      where status = 'pending' and created_at < now() - interval '7 days'`,
  },
  {
    name: "charge_has_its_place",
    promise:
      "Money that a provider took pays an invoice: refund what pays none at the provider, or keep it (keep-charge).",
    severity: "attention",
    faults: sql`
      select account_id, provider, external_id, amount_cents, currency, left(reason, 200) as reason
      from unplaced_charges where given_back_at is null`,
  },
  {
    name: "no_dispute_is_open",
    promise: "No payer disputes a charge: it is to be answered at the provider before its deadline.",
    severity: "attention",
    faults: sql`
      select last.account_id, last.dispute_id, last.action, last.reason from (
        select distinct on (target_id) account_id, target_id as dispute_id, action, reason
        from audit_events where target_type = 'dispute' order by target_id, id desc) last
      where last.action not in (${sql.join(CLOSED, sql`, `)})`,
  },
  {
    name: "no_trial_outlives_its_end",
    promise: "The hourly job ends trials within two hours of their end.",
    severity: "attention",
    faults: sql`
      select id as account_id, trial_ends_at from accounts
      where status = 'trial' and trial_ends_at < now() - interval '2 hours'`,
  },
];
