import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { closePool } from "@/db/client";
import { resetEnv } from "@/lib/env";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { databaseUrl } from "./database-url";

/**
 * Gives this test file (or `describe` block) a database of its own: a copy of the migrated template with plans and
 * industries in it. Call it at the top of the file; `DATABASE_URL` points at the copy from `beforeAll` on.
 * The returned function tells its URL.
 */
export function useDatabase(): () => string {
  const name = `igny8_test_${randomBytes(8).toString("hex")}`;
  const url = () => databaseUrl(inject("adminDatabaseUrl"), name);
  beforeAll(async () => {
    await runOnServer(`create database "${name}" template "${inject("templateDatabase")}"`);
    process.env.DATABASE_URL = url();
    resetEnv();
  });
  afterAll(async () => {
    await closePool();
    await runOnServer(`drop database if exists "${name}" with (force)`);
  });
  return url;
}

/** Gives this file an empty database, without any table: for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `igny8_empty_${randomBytes(8).toString("hex")}`;
  await runOnServer(`create database "${name}"`);
  const drop = () => runOnServer(`drop database if exists "${name}" with (force)`);
  return { url: databaseUrl(inject("adminDatabaseUrl"), name), drop };
}

async function runOnServer(statement: string): Promise<void> {
  await withClient(inject("adminDatabaseUrl"), (client) => client.query(statement));
}
