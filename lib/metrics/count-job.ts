import { metrics } from "./registry";

export function countJob(job: string, outcome: "succeeded" | "failed"): void {
  metrics().jobs.inc({ job, outcome });
}
