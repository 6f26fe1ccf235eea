import { sql } from "drizzle-orm";
import { directlyAsSystem } from "@/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { methodStandings } from "@/lib/payments/checkout/providers";
import { checkReadiness } from "@/lib/server/check-readiness";
import { type Condition, decideStatus, type Measured, type ServicePart } from "./decide-status";

export interface ServiceStatus {
  /** The worst of its parts. */
  condition: Condition;
  parts: ServicePart[];
}

/** A look costs a few statements, and anybody may ask for it: one look serves everybody for so long. */
const FRESH_MS = 15_000;
let last: { at: number; status: Promise<ServiceStatus> } | undefined;

/** How the service is doing, as far as this process can see. Never throws: that it can't look is the answer. */
export function serviceStatus(): Promise<ServiceStatus> {
  const at = performance.now();
  if (!last || at - last.at > FRESH_MS) last = { at, status: look() };
  return last.status;
}

async function look(): Promise<ServiceStatus> {
  const { checks } = await checkReadiness();
  const measured = checks.database === "unavailable" ? undefined : await measure();
  return decideStatus({
    database: checks.database,
    measured,
    sendsMail: env().SMTP_URL !== undefined,
    methods: methodStandings(),
  });
}

/** Undefined where the database doesn't answer. Each number by an index. */
async function measure(): Promise<Measured | undefined> {
  try {
    const { rows } = await directlyAsSystem((db) =>
      db.execute<Record<string, unknown>>(sql`
        select exists (select 1 from job_runners where seen_at > now() - interval '2 minutes') as works,
          coalesce((select extract(epoch from now() - min(run_at)) from graphile_worker.jobs
            where run_at < now() and locked_at is null and attempts < max_attempts), 0)::int as job_delay,
          coalesce((select extract(epoch from now() - min(created_at)) from mails
            where sent_at is null and html is null and attempts < 12
              and created_at > now() - interval '1 day'), 0)::int as mail_delay,
          (select count(*)::int from provider_events where provider = 'stripe' and status in ('failed', 'received')
            and attempts > 0 and created_at > now() - interval '1 day') as stripe_faults,
          (select count(*)::int from provider_events where provider = 'paypal' and status in ('failed', 'received')
            and attempts > 0 and created_at > now() - interval '1 day') as paypal_faults`),
    );
    const row = rows[0]!;
    return {
      jobsRun: row.works === true,
      jobDelaySeconds: Number(row.job_delay),
      mailDelaySeconds: Number(row.mail_delay),
      faults: { stripe: Number(row.stripe_faults), paypal: Number(row.paypal_faults) },
    };
  } catch (error) {
    log.warn({ err: error }, "the status could not be measured");
    return undefined;
  }
}
