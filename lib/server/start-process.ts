import { loadPasswordLists } from "@/lib/auth/passwords/guessed-soon";
import { log } from "@/lib/log";
import { methodStandings } from "@/lib/payments/checkout/providers";
import { recordPeer } from "@/lib/rate-limits/record-peer";
import { keepJobsRunning } from "@/lib/server/jobs/keep-jobs-running";
import { followPlanChanges } from "./follow-plan-changes";
import { tellOldForms } from "./tell-old-forms";

const LOAD_LISTS_AFTER_MS = 1000;

/** What every process of the app runs beside its requests. Without a database (a build) there is nothing to run. */
export function startProcess(): void {
  recordPeer();
  tellOldForms();
  if (!process.env.DATABASE_URL || process.env.NEXT_PHASE === "phase-production-build") return;
  noteMissingMethods();
  followPlanChanges();
  keepJobsRunning();
  setTimeout(loadPasswordLists, LOAD_LISTS_AFTER_MS).unref(); // Not while it starts, nor when somebody signs up.
}

function noteMissingMethods(): void {
  for (const { method, isOffered, note } of methodStandings())
    if (note) log.warn({ method, isOffered }, `${method}: ${note}`);
}
