import type { QueuePool } from "./queue-pool";

type Pool = Pick<QueuePool, "ask">;

/** A process that was silent for this long has died: each beats every few seconds. */
const DEAD_AFTER_SECONDS = 60;
/** A lock of a worker that nobody has heard of: of a release that did not beat yet, or of a command on the terminal. */
const UNKNOWN_AFTER_SECONDS = 15 * 60;

interface Beat {
  id: string;
  place: string;
  workerIds: string[];
  /** Workers of this process that have ended. */
  goneIds: string[];
}

/** Says that this process lives, and lets go of what dead ones held. Answers how many jobs that were. */
export async function beat(pool: Pool, { id, place, workerIds, goneIds }: Beat): Promise<number> {
  await pool.ask(SIGN_OF_LIFE, [id, place, workerIds]);
  const { rows } = await pool.ask<{ released: number }>(RELEASE, [
    goneIds,
    DEAD_AFTER_SECONDS,
    UNKNOWN_AFTER_SECONDS,
  ]);
  return rows[0]?.released ?? 0;
}

/** This process no longer works on jobs. */
export async function endBeat(pool: Pool, id: string): Promise<void> {
  await pool.ask("delete from job_runners where id = $1", [id]);
}

/** Whether a job of these has been due for so long though nothing stands in its way. */
export async function isOverdue(pool: Pool, tasks: string[], seconds: number): Promise<boolean> {
  const { rowCount } = await pool.ask(OVERDUE, [tasks, seconds]);
  return (rowCount ?? 0) > 0;
}

const SIGN_OF_LIFE = `
  insert into job_runners (id, place, worker_ids, seen_at) values ($1, $2, $3, now())
  on conflict (id) do update set worker_ids = excluded.worker_ids, seen_at = excluded.seen_at`;

/** One statement: a dead runner's row goes together with its locks. An attempt that was begun counts. */
const RELEASE = `
  with dead as (
    delete from job_runners where seen_at < now() - make_interval(secs => $2) returning worker_ids
  ), living as (
    select unnest(worker_ids) as worker from job_runners where seen_at >= now() - make_interval(secs => $2)
  ), held as (
    select locked_by as worker, locked_at from graphile_worker._private_jobs where locked_by is not null
    union all
    select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null
  ), ended as (
    select distinct worker from held
    where worker = any($1)
      or worker in (select unnest(worker_ids) from dead)
      or (locked_at < now() - make_interval(secs => $3) and worker not in (select worker from living))
  ), jobs as (
    update graphile_worker._private_jobs set locked_at = null, locked_by = null,
      last_error = coalesce(last_error, 'The process that worked on it has ended.')
    where locked_by in (select worker from ended) returning 1
  ), queues as (
    update graphile_worker._private_job_queues set locked_at = null, locked_by = null
    where locked_by in (select worker from ended) returning 1
  )
  select (select count(*)::int from jobs) as released`;

const OVERDUE = `
  select 1 from graphile_worker.jobs j
  where j.task_identifier = any($1) and j.locked_at is null and j.attempts < j.max_attempts
    and j.run_at < now() - make_interval(secs => $2)
    and not exists (
      select 1 from graphile_worker._private_job_queues q where q.queue_name = j.queue_name and q.locked_at is not null
    )
  limit 1`;
