import { runMigrations } from "graphile-worker";
import pg from "pg";
import type { Say } from "./migration-session";
import { LOCK_TIMEOUT_SECONDS, retryBlocked } from "./run-script";

/**
 * Brings the job queue's own schema up to its release. Only under the migration lock: two at the same time would collide.
 */
export async function migrateQueue(url: string, say: Say): Promise<void> {
  const pgPool = new pg.Pool({ connectionString: url, max: 1 });
  pgPool.on("error", () => undefined);
  pgPool.on("connect", (client) => {
    client.on("error", () => undefined);
    void client.query(`set lock_timeout = '${LOCK_TIMEOUT_SECONDS}s'`).catch(() => undefined);
  });
  try {
    await retryBlocked("The job queue's schema", say, () => runMigrations({ pgPool }));
  } finally {
    await pgPool.end();
  }
}
