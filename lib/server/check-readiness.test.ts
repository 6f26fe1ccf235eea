import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { GET as ready } from "@/app/api/ready/route";
import { asSystem } from "@/db";
import { closePool } from "@/db/client";
import { resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { forgetLimits, limiter } from "@/lib/rate-limits/limiter";
import { useDatabase } from "@/test/harness/database";

const databaseUrl = useDatabase();
const level = log.level;
afterEach(() => {
  for (const name of ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"]) delete process.env[name];
  resetEnv();
  forgetLimits();
  log.level = level;
});

it("a database with no room left is told, and takes no requests", async () => {
  expect(await look()).toMatchObject({ status: 200, checks: { database: "ok" } });
  const name = new URL(databaseUrl()).pathname.slice(1);
  const limit = (to: string) => asSystem((tx) => tx.execute(sql.raw(`alter database "${name}" ${to}`)));
  await limit("set temp_file_limit = 0"); // PostgreSQL's class 53, as a full disk.
  await closePool();
  expect(await look()).toMatchObject({ status: 503, checks: { database: "full" } });
  await limit("reset temp_file_limit");
  await closePool();
  expect(await look()).toMatchObject({ status: 200, checks: { database: "ok" } });
});

it("a Redis that refuses every script is degraded, before anybody was limited, and between its pauses", async () => {
  log.level = "silent";
  const redis = createServer((_, response) =>
    response
      .writeHead(400, { "Content-Type": "application/json" })
      .end(JSON.stringify({ error: "NOPERM scripts" })),
  );
  await new Promise<void>((resolve) => redis.listen(0, "127.0.0.1", resolve));
  process.env.UPSTASH_REDIS_REST_URL = `http://127.0.0.1:${(redis.address() as AddressInfo).port}`;
  process.env.UPSTASH_REDIS_REST_TOKEN = "token";
  resetEnv();
  forgetLimits();
  expect(await look()).toMatchObject({ status: 200, checks: { limiter: "degraded" } });
  Object.assign(limiter(), { pausedUntilMs: 0 }); // The pause is over, and nothing else has changed.
  expect(await look()).toMatchObject({ status: 200, checks: { limiter: "degraded" } });
  redis.closeAllConnections();
  redis.close();
});

it("a database that a newer release has migrated keeps this one at work; one that waits for this release's does not", async () => {
  await asSystem((tx) =>
    tx.execute(sql`insert into schema_migrations (tag) values ('9999_of_a_newer_release')`),
  );
  expect(await look()).toMatchObject({ status: 200, checks: { migrations: "ahead" } });
  await asSystem((tx) =>
    tx.execute(sql`delete from schema_migrations where tag = '9999_of_a_newer_release'`),
  );
  const { rows } = await asSystem((tx) =>
    tx.execute<{ tag: string }>(
      sql`delete from schema_migrations where tag = (select max(tag) from schema_migrations) returning tag`,
    ),
  );
  expect(await look()).toMatchObject({ status: 503, checks: { migrations: "pending" } });
  await asSystem((tx) => tx.execute(sql`insert into schema_migrations (tag) values (${rows[0]!.tag})`));
  expect(await look()).toMatchObject({ status: 200, checks: { migrations: "ok" } });
});

async function look(): Promise<unknown> {
  const response = await ready();
  return { ...(await response.json()), status: response.status };
}
