import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { closePool } from "../../db/client";
import { migrate } from "../../db/migrate";
import { seed } from "../../db/seed";
import { ensureDatabase, withClient } from "../../scripts/launcher/postgres/ensure-database";
import { startCluster } from "../../scripts/launcher/postgres/start-cluster";
import { databaseUrl } from "./database-url";

declare module "vitest" {
  interface ProvidedContext {
    /** A database of the test server that nobody's data is in, to make and drop others from. */
    adminDatabaseUrl: string;
    templateDatabase: string;
  }
}

/** One PostgreSQL for the whole run, and in it one migrated and seeded template that every test file gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer();
  const template = `igny8_template_${process.pid}`;
  await makeTemplate(server.adminUrl, template);
  project.provide("adminDatabaseUrl", server.adminUrl);
  project.provide("templateDatabase", template);
  return async () => {
    await withClient(server.adminUrl, (client) =>
      client.query(`drop database if exists "${template}" with (force)`),
    );
    await server.stop();
  };
}

async function makeTemplate(adminUrl: string, template: string): Promise<void> {
  await ensureDatabase(adminUrl, template);
  const url = databaseUrl(adminUrl, template);
  await migrate(url);
  process.env.DATABASE_URL = url;
  await seed();
  await closePool(); // A template can't be copied while somebody is connected to it.
  delete process.env.DATABASE_URL;
}

async function testServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
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

// The data lives for one run; nobody minds when a power cut takes it.
const UNSAFE_BUT_FAST = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "300",
};
