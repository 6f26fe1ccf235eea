import { RECURRING, runJobs } from "@/lib/server/jobs/run-jobs";
import type { World } from "./world";

/** How the timetable's jobs run: each may run at any time, and again (lib/server/jobs/run-jobs.ts). */
export type How = "once" | "twice" | "sideBySide" | "backwards";

/** Runs every recurring job now. Throws what failed, after all had their turn. */
export async function runRecurring(world: World, how: How): Promise<void> {
  if (how === "sideBySide") await Promise.all([runJobs(), runJobs()]);
  else if (how === "backwards") await runBackwards();
  else await runJobs();
  if (how === "twice") await runJobs();
  world.jobsRanAt = world.at;
}

async function runBackwards(): Promise<void> {
  const jobs = Object.values(RECURRING).reverse();
  const failures: unknown[] = [];
  for (const job of jobs) await job().catch((error: unknown) => failures.push(error));
  // What one job prepares for another is found by its next run.
  await runJobs();
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join("; "));
}
