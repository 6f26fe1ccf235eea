import { startJobs } from "@/lib/jobs/start-jobs";
import { log } from "@/lib/log";
import { recordPeer } from "@/lib/rate-limits/record-peer";
import { followPlanChanges } from "./follow-plan-changes";

/** What every process of the app runs beside its requests. Without a database (a build) there is nothing to run. */
export async function startProcess(): Promise<void> {
  recordPeer();
  if (!process.env.DATABASE_URL || process.env.NEXT_PHASE === "phase-production-build") return;
  followPlanChanges();
  await startJobs().catch((error: unknown) => log.error({ err: error }, "jobs did not start"));
}
