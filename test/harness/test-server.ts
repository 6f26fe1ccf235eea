import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closePool } from "../../db/client";
import { migrate } from "../../db/migrate";
import { seed } from "../../db/seed";
import { resetEnv } from "../../lib/env";
import { ensureDatabase, withClient } from "../../scripts/launcher/postgres/ensure-database";
import { startCluster } from "../../scripts/launcher/postgres/start-cluster";
import { databaseUrl } from "./database-url";

export interface TestServer {
  /** A database of the server that nobody's data is in, to make and drop others from. */
  adminUrl: string;
  stop: () => Promise<void>;
}

/** The server of `TEST_DATABASE_URL`, or an embedded one whose data is gone when it stops. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => undefined };
  const home = await mkdtemp(join(tmpdir(), "igny8-test-"));
  const cluster = await startCluster({ home, settings: UNSAFE_BUT_FAST });
  const stop = async () => {
    await cluster.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { adminUrl: cluster.url("postgres"), stop };
}

/** A migrated database with plans and industries in it, to copy others from. */
export async function makeTemplate(adminUrl: string, template: string): Promise<void> {
  await ensureDatabase(adminUrl, template);
  const url = databaseUrl(adminUrl, template);
  await migrate(url);
  process.env.DATABASE_URL = url;
  resetEnv();
  await seed();
  await closePool(); // A template can't be copied while somebody is connected to it.
  delete process.env.DATABASE_URL;
  resetEnv();
}

export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) => client.query(`drop database if exists "${name}" with (force)`));
}

// The data lives for one run; nobody minds when a power cut takes it.
const UNSAFE_BUT_FAST = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "300",
};
