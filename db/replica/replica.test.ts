/** Guards db/replica/replica.ts, lib/server/doctor/reach.ts. */
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { exportAccounts } from "@/lib/admin/accounts/export-accounts";
import { listAccounts } from "@/lib/admin/accounts/list-accounts";
import { resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { reach } from "@/lib/server/doctor/reach";
import { postgresTools, type Server, startServer, startStandby } from "@/scripts/faults/stage/postgres";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { createAccount } from "@/test/factories";
import { needs } from "@/test/harness/needs";
import { closePool } from "../client";
import { migrate } from "../migrate";
import { seed } from "../seed";
import { exportAsSystem, listAsSystem, replicaState } from "./replica";

const debian = needs(Boolean(postgresTools), "Debian's PostgreSQL is missing");

describe("a standby for lists", { ...debian, timeout: 60_000 }, () => {
  let primary: Server;
  let standby: Server;
  const given = process.env.DATABASE_URL;

  beforeAll(async () => {
    primary = await startServer();
    await withClient(primary.url("postgres"), (client) => client.query("create database igny8"));
    await migrate(primary.url("igny8"));
    standby = await startStandby(primary);
    await connect(standby.url("igny8"));
    await seed();
  }, 120_000);
  afterEach(() => vi.restoreAllMocks());
  afterAll(async () => {
    await connect(undefined);
    if (given === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = given;
    await standby?.destroy();
    await primary?.destroy();
  });

  async function connect(replica: string | undefined): Promise<void> {
    await closePool();
    process.env.DATABASE_URL = primary.url("igny8");
    if (replica) process.env.DATABASE_REPLICA_URL = replica;
    else delete process.env.DATABASE_REPLICA_URL;
    resetEnv();
  }

  const onStandby = (statement: string) =>
    withClient(standby.url("igny8"), (client) => client.query(statement).then(() => undefined));
  const listed = async () => (await listAccounts({ filter: {}, limit: 1000 })).map(({ id }) => id);
  const exported = async () => {
    let text = "";
    for await (const part of exportAccounts({ filter: {} })) text += part;
    return text;
  };

  it("answers them, with what was committed a moment before", async () => {
    expect(await listIsFromStandby()).toBe(true);
    for (let n = 0; n < 10; n += 1) {
      const { id } = await createAccount();
      expect(await listed()).toContain(id);
    }
    expect(await exportIsFromStandby()).toBe(true);
  });

  it("that is behind leaves lists to the primary, and says how far; a file may be a moment old", async () => {
    const before = await createAccount({ name: "Known to both" });
    await expect.poll(() => listIsFromStandby()).toBe(true);
    await onStandby("select pg_wal_replay_pause()");
    try {
      const after = await createAccount({ name: "Known to one" });
      expect(await listIsFromStandby()).toBe(false);
      expect(await listed()).toEqual(expect.arrayContaining([before.id, after.id]));
      expect(await replicaState()).toEqual({ secondsBehind: expect.any(Number) });
      expect((await replicaState()) as { secondsBehind: number }).not.toEqual({ secondsBehind: 0 });
      const file = await exported();
      expect([file.includes("Known to both"), file.includes("Known to one")]).toEqual([true, false]);
    } finally {
      await onStandby("select pg_wal_replay_resume()");
    }
    await expect.poll(() => listIsFromStandby()).toBe(true);
    expect(await exported()).toContain("Known to one");
    expect(await replicaState()).toEqual({ secondsBehind: 0 });
    expect(await findingOf()).toMatch(/^ok .*0\.0 seconds behind/);
  });

  it("that went away leaves them to the primary with one line in the log, and is asked again later", async () => {
    const warned = vi.spyOn(log, "warn").mockReturnValue(undefined);
    const { id } = await createAccount();
    await standby.kill("SIGKILL");
    expect(await listed()).toContain(id);
    expect(await listed()).toContain(id);
    expect(await exported()).toContain(String(id));
    const said = warned.mock.calls.filter(([, text]) => String(text).includes("can't be read"));
    expect(said).toHaveLength(1);
    expect(await findingOf()).toMatch(/^broken .*The primary answers lists and exports\.$/);
    await standby.start();
    const clock = vi.spyOn(Date, "now");
    const later = Date.now() + 20_000;
    clock.mockImplementation(() => later);
    await expect.poll(() => listIsFromStandby(), { timeout: 20_000 }).toBe(true);
  });

  it("has to be one: another database is not read, and its finding says so", async () => {
    vi.spyOn(log, "warn").mockReturnValue(undefined);
    await connect(primary.url("igny8"));
    const { id } = await createAccount();
    expect(await listed()).toContain(id);
    expect(await findingOf()).toMatch(/^broken It is not a standby/);
  });

  it("is not asked where none is set up", async () => {
    await connect(undefined);
    expect([await listIsFromStandby(), await replicaState()]).toEqual([false, undefined]);
    expect(await findingOf()).toBe("");
  });

  async function listIsFromStandby(): Promise<boolean | undefined> {
    const { rows } = await listAsSystem((db) => db.execute<{ is: boolean }>(IN_RECOVERY));
    return rows[0]?.is;
  }

  async function exportIsFromStandby(): Promise<boolean | undefined> {
    const { rows } = await exportAsSystem((tx) => tx.execute<{ is: boolean }>(IN_RECOVERY));
    return rows[0]?.is;
  }

  async function findingOf(): Promise<string> {
    const finding = (await reach("/tmp")).find(({ name }) => name === "DATABASE_REPLICA_URL");
    return finding ? `${finding.level} ${finding.says}` : "";
  }
});

const IN_RECOVERY = sql`select pg_is_in_recovery() as is`;
