import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** What @types/pg leaves out: the socket. */
type CuttableClient = pg.Client & { connection: { stream: { destroy(): void } } };

/** Long enough for the pool to learn of its dead connections from their sockets. */
const NOTICED_AFTER_MS = 20;

/**
 * Runs `work` in a process that is dead after `statements` more: its connections are cut between two statements, and
 * nothing of it reaches the database anymore. `spared`, the simulator's own connection, lives on. True when it died.
 */
export async function dieAfter(
  statements: number,
  work: () => Promise<unknown>,
  spared: pg.Client,
): Promise<boolean> {
  const { query } = pg.Client.prototype;
  let left = statements;
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, self: CuttableClient, args: unknown[]) {
      if (self !== spared) left -= 1;
      if (left >= 0 || self === spared) return Reflect.apply(target, self, args);
      self.connection.stream.destroy();
      const [given] = args as [{ handleError?: (error: Error) => void }];
      const callback =
        args.findLast((argument) => typeof argument === "function") ?? given.handleError?.bind(given);
      if (!callback) return Promise.reject(new Error("killed"));
      queueMicrotask(() => callback(new Error("killed")));
    },
  });
  try {
    await work();
  } catch (error) {
    if (left >= 0) throw error;
  } finally {
    pg.Client.prototype.query = query;
  }
  if (left < 0) await sleep(NOTICED_AFTER_MS);
  return left < 0;
}
