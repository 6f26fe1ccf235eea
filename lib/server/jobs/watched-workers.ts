import { EventEmitter } from "node:events";
import type { Worker, WorkerEvents } from "graphile-worker";

/** A worker asks for work every two seconds. One that neither works nor asks for so long has come to a stand. */
const SILENT_MS = 20_000;

/**
 * The workers of this process, by what the queue's library says of them. It does not replace one that ends, and stays
 * pending when all have: so somebody else has to look.
 */
export class WatchedWorkers {
  readonly events = new EventEmitter() as WorkerEvents;
  /** When each was last heard, in milliseconds of `performance.now`. */
  private readonly heard = new Map<Worker, number>();
  private readonly gone = new Set<string>();
  private isStopping = false;
  /** Rejects when a worker ends that nobody stopped. */
  readonly lost: Promise<never>;

  constructor() {
    this.events.setMaxListeners(0);
    for (const event of SIGNS) this.events.on(event, ({ worker }) => this.hear(worker));
    this.lost = new Promise((_, reject) => {
      this.events.on("worker:fatalError", ({ error }) => reject(asError(error)));
      this.events.on("worker:stop", ({ worker, error }) => {
        this.heard.delete(worker);
        this.gone.add(worker.workerId);
        if (!this.isStopping) reject(asError(error));
      });
    });
    this.lost.catch(() => undefined); // Somebody may look later than it ends.
  }

  /** From now on workers end because they were told to. */
  stopping(): void {
    this.isStopping = true;
  }

  livingIds(): string[] {
    return [...this.heard.keys()].map(({ workerId }) => workerId);
  }

  /** Those that have ended. A job that one of them left behind is nobody's. */
  goneIds(): string[] {
    return [...this.gone];
  }

  forget(ids: string[]): void {
    for (const id of ids) this.gone.delete(id);
  }

  /** A worker without a job that does not even ask for one. */
  hasStuck(): boolean {
    const limit = performance.now() - SILENT_MS;
    return [...this.heard].some(([worker, at]) => at < limit && worker.getActiveJob() === null);
  }

  /** The task of a job that has been under way for longer than that; undefined where there is none. */
  hangingTask(longestMs: number): string | undefined {
    const limit = performance.now() - longestMs;
    const working = [...this.heard].find(([worker, at]) => at < limit && worker.getActiveJob() !== null);
    return working?.[0].getActiveJob()?.task_identifier;
  }

  /** One that has nothing to do. */
  hasIdle(): boolean {
    return [...this.heard.keys()].some((worker) => worker.getActiveJob() === null);
  }

  private hear(worker: Worker): void {
    this.heard.set(worker, performance.now());
  }
}

const SIGNS = [
  "worker:create",
  "worker:getJob:start",
  "worker:getJob:empty",
  "worker:getJob:error",
  "job:start",
  "job:complete",
] as const;

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error("A worker of the queue has ended.");
}
