import { asc, eq, sql } from "drizzle-orm";
import { accounts, asSystem, directlyAsSystem, invoices, payments } from "@/db";
import { payingAccount } from "@/lib/payments/records/queries";
import { isStuckEvent } from "../events/queries";
import { isPaidAlike } from "../payments/recent-transfers";

export interface Waiting {
  transfers: number;
  /** Requests that wait for a second person of our team. */
  approvals: number;
  /** When the transfer that waits longest was reported. */
  oldestTransferAt: Date | null;
  failedEvents: number;
  /** Events that could not be applied yet and are tried again, without success for an hour. */
  stuckEvents: number;
  failedJobs: number;
  /** No process has worked on the queue for a minute. */
  queueStands: boolean;
}

/** What nothing but a human moves on. */
export async function countWaitingForStaff(): Promise<Waiting> {
  const { rows } = await directlyAsSystem((db) =>
    db.execute<Counted>(sql`
      select
        (select count(*)::int from payments where status = 'pending_approval') as transfers,
        (select min(created_at) from payments where status = 'pending_approval') as oldest,
        (select count(*)::int from staff_approvals where status = 'waiting') as approvals,
        (select count(*)::int from provider_events where status = 'failed') as events,
        (select count(*)::int from provider_events where ${isStuckEvent}) as stuck,
        (select count(*)::int from graphile_worker.jobs where attempts >= max_attempts) as jobs,
        not exists (select 1 from job_runners where seen_at > now() - interval '1 minute') as stands`),
  );
  const row = rows[0]!;
  return {
    transfers: row.transfers,
    approvals: row.approvals,
    oldestTransferAt: row.oldest === null ? null : new Date(row.oldest),
    failedEvents: row.events,
    stuckEvents: row.stuck,
    failedJobs: row.jobs,
    queueStands: row.stands,
  };
}

interface Counted extends Record<string, unknown> {
  transfers: number;
  approvals: number;
  oldest: string | null;
  events: number;
  stuck: number;
  jobs: number;
  stands: boolean;
}

/** Reported transfers, those that wait longest first. */
export function listWaitingTransfers(limit: number) {
  return asSystem((tx) =>
    tx
      .select({
        payment: payments,
        invoiceNumber: invoices.number,
        invoiceTotalCents: invoices.totalCents,
        ...payingAccount,
        isPaidAlike,
      })
      .from(payments)
      .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
      .leftJoin(accounts, eq(accounts.id, payments.accountId))
      .where(eq(payments.status, "pending_approval"))
      .orderBy(asc(payments.id))
      .limit(limit),
  );
}
export type WaitingTransfer = Awaited<ReturnType<typeof listWaitingTransfers>>[number];
