import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as adjust from "@/app/api/v1/admin/accounts/[id]/adjust-credits/route";
import * as me from "@/app/api/v1/auth/me/route";
import * as heartbeat from "@/app/api/v1/bridge/verify/route";
import * as balance from "@/app/api/v1/credits/balance/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import * as sites from "@/app/api/v1/sites/route";
import { asSystem } from "@/db";
import { closePool } from "@/db/client";
import { resetEnv } from "@/lib/env";
import { areJobsRunning } from "@/lib/jobs/jobs-running";
import { runShutdownSteps } from "@/lib/on-shutdown";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { keepJobsRunning } from "@/lib/server/jobs/keep-jobs-running";
import { EFFECT_TASKS } from "@/lib/server/jobs/tasks";
import { keyFor } from "@/test/api/world";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson } from "@/test/factories";
import { emptyDatabase, useDatabase } from "@/test/harness/database";
import { needs } from "@/test/harness/needs";
import { hasPgBouncer, type PgBouncer, startPgBouncer } from "@/test/harness/pgbouncer";
import { accessTokenFor } from "@/test/sign-in";
import { migrate } from "./migrate";

describe("behind PgBouncer in transaction mode", needs(hasPgBouncer, "pgbouncer is missing"), () => {
  const databaseUrl = useDatabase();
  let pooler: PgBouncer;

  beforeAll(async () => {
    pooler = await startPgBouncer(databaseUrl());
    await connectTo(pooler.url);
  });
  afterAll(async () => {
    await runShutdownSteps();
    await connectTo(databaseUrl());
    await pooler.stop();
  });

  it("many requests at once are answered, each by what its own account may see", async () => {
    const accounts = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const account = await createAccount();
        const token = await accessTokenFor(await createPerson({ account }));
        return { account, token, key: (await keyFor(account, {})).key };
      }),
    );
    const rounds = Array.from({ length: 12 }, (_, round) => round);
    const answers = await Promise.all(
      rounds.flatMap((round) => accounts.map((caller) => walk(caller, round))),
    );
    expect(answers.flat().filter(({ status }) => status >= 300)).toEqual([]);
    for (const { account, token } of accounts) {
      const { body } = await callRoute(balance, "GET", { token });
      const spent = await number(
        sql`select -sum(amount) from credit_transactions where account_id = ${account.id} and amount < 0`,
      );
      expect([Number(body.data.balance), spent]).toEqual([account.credits - 12 * 8, 12 * 8]);
    }
  });

  it("an answer is kept once: staff give credits with the same key", async () => {
    const { id } = await createAccount();
    const token = await accessTokenFor(await createPerson({ isSuperuser: true }));
    const ask = () =>
      callRoute(adjust, "POST", {
        token,
        params: { id },
        body: { amount: 7, reason: "Sorry" },
        headers: { "idempotency-key": "once" },
      });
    expect((await ask()).status).toBe(200);
    expect((await ask()).headers.get("idempotent-replayed")).toBe("true");
    expect(
      await number(sql`select count(*) from credit_transactions where account_id = ${id} and amount = 7`),
    ).toBe(1);
  });

  it("jobs run, also without a way around it", async () => {
    const told = vi.fn(async () => undefined);
    EFFECT_TASKS["sync-stripe-subscription"] = told;
    keepJobsRunning();
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true), { timeout: 15_000 });
    for (let at = 0; at < 5; at++)
      await asSystem((tx) =>
        tx.execute(sql`select graphile_worker.add_job('sync-stripe-subscription', '{}'::json)`),
      );
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(5), { timeout: 15_000 });
  });

  it("a start that finds nothing to migrate goes through, ten at once", async () => {
    const done = await Promise.all(Array.from({ length: 10 }, () => migrate(pooler.url)));
    expect(done.flat()).toEqual([]);
  });

  it("a migration that is due is refused in one line, and not begun", async () => {
    const empty = await emptyDatabase();
    const inFront = await startPgBouncer(empty.url);
    await expect(migrate(inFront.url)).rejects.toThrow("Set DATABASE_DIRECT_URL to the database itself");
    await inFront.stop();
    await empty.drop();
  });
});

interface Called {
  token: string;
  key: string;
}

async function walk({ token, key }: Called, round: number) {
  forgetLimits();
  const once = { "idempotency-key": `round-${round}` };
  return [
    await callRoute(me, "GET", { token }),
    await callRoute(heartbeat, "GET", { token: key }),
    await callRoute(consume, "POST", { token, body: { operation: "linking" }, headers: once }),
    await callRoute(sites, "GET", { token }),
  ].map(({ status, body }) => ({ status, code: body.code }));
}

async function number(query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await asSystem((tx) => tx.execute<Record<string, unknown>>(query));
  return Number(Object.values(rows[0]!)[0]);
}

async function connectTo(url: string): Promise<void> {
  await closePool();
  process.env.DATABASE_URL = url;
  resetEnv();
}
