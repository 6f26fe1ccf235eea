import type { Client } from "pg";
import { RECURRING } from "@/lib/server/jobs/run-jobs";
import { TASKS } from "@/lib/server/jobs/tasks";

interface Job {
  id: string;
  task: string;
  payload: unknown;
  queue: string | null;
}

/** What the app's worker would do with jobs that follow a change, without its waiting: emails are left aside. */
export class Queue {
  readonly #db: Client;
  readonly #running = new Map<string, { job: Job; work: Promise<void> }>();

  constructor(db: Client) {
    this.#db = db;
  }

  /** Runs what waits, one after another. Answers how many jobs that were. */
  async run(): Promise<number> {
    const jobs = await this.#take();
    for (const job of jobs) await this.#perform(job);
    return jobs.length;
  }

  /** Starts what waits and does not wait for it: another worker goes on meanwhile. */
  async start(): Promise<void> {
    for (const job of await this.#take()) {
      const work = this.#perform(job).finally(() => this.#running.delete(job.id));
      this.#running.set(job.id, { job, work });
    }
  }

  /** Something that was started is not done yet. */
  get isBusy(): boolean {
    return this.#running.size > 0;
  }

  /** Until all that was started is done. */
  async finish(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ work }) => work));
  }

  /** Locked as by a worker, so that the same key makes a new job beside it. A queue's jobs never run side by side. */
  async #take(): Promise<Job[]> {
    const busy = [...this.#running.values()].flatMap(({ job }) => job.queue ?? []);
    const { rows } = await this.#db.query<Job>({ name: "take-jobs", text: TAKE, values: [ASIDE, busy] });
    return rows.sort((a, b) => Number(a.id) - Number(b.id));
  }

  async #perform({ id, task, payload }: Job): Promise<void> {
    try {
      await TASKS[task]?.(payload, undefined as never);
      await this.#db.query("delete from graphile_worker._private_jobs where id = $1", [id]);
    } catch {
      await this.#db.query(
        "update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = attempts + 1 where id = $1",
        [id],
      );
    }
  }
}

const ASIDE = [...Object.keys(RECURRING), "send-mail"];

const TAKE = `
  update graphile_worker._private_jobs j set locked_at = now(), locked_by = 'simulator'
  from graphile_worker._private_tasks t
  where t.id = j.task_id and not t.identifier = any($1::text[]) and j.locked_at is null
    and not exists (
      select 1 from graphile_worker._private_job_queues q where q.id = j.job_queue_id and q.queue_name = any($2::text[]))
  returning j.id, t.identifier as task, j.payload,
    (select queue_name from graphile_worker._private_job_queues q where q.id = j.job_queue_id) as queue`;
