import { pgTable, text } from "drizzle-orm/pg-core";
import { at, createdAt } from "./columns";

/** Processes that work on the queue. A row that was not renewed for a minute is of a dead one, and its locks are released. */
export const jobRunners = pgTable("job_runners", {
  /** Made at each start of the queue in a process. */
  id: text("id").primaryKey(),
  /** Where it runs, for people: `host:pid`. */
  place: text("place").notNull(),
  /** The queue's names of its workers: what a job's `locked_by` says. */
  workerIds: text("worker_ids").array().notNull(),
  seenAt: at("seen_at").notNull(),
  createdAt: createdAt(),
});
