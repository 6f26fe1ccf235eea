import { sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { asSystem, idempotencyKeys, mails, sessions, staffViews, userTokens } from "@/db";
import { pool } from "@/db/client";
import { endLapsedViews } from "@/lib/admin/view-as/end-lapsed-views";
import { answerOnce } from "@/lib/api/idempotency/idempotency";
import { revokeSession } from "@/lib/auth/sessions/end-sessions";
import { rotateRefreshToken } from "@/lib/auth/tokens/rotate-refresh-token";
import { claimUserToken, createUserToken } from "@/lib/auth/tokens/user-token";
import { setClock } from "@/lib/clock";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { addDays } from "@/lib/time/days";
import { queriesOf, type SentQuery } from "@/test/api/count-statements";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { openBrowser, tokensFor } from "@/test/sign-in";
import { forgetExpired } from "./forget-expired";

const START = new Date("2026-03-01T12:00:00Z");
let cast: Cast;

useDatabase();
beforeAll(async () => {
  cast = await createCast();
});
beforeEach(async () => {
  setClock(START);
  await asSystem(async (tx) => {
    for (const table of [idempotencyKeys, userTokens, sessions]) await tx.delete(table);
  });
});
afterEach(() => setClock(undefined));

it("answers, links and sessions go a day after they have expired, and not before", async () => {
  await answer("once");
  const link = await resetLink();
  await tokensFor(cast.olivia);
  setClock(addDays(START, 1.9));
  expect([await forgetExpired(), await left()]).toEqual([1, [1, 0, 1]]); // The link was for an hour.
  await expect(asSystem((tx) => claimUserToken(tx, link, ["reset_password"]))).rejects.toMatchObject({
    code: "invalid_token",
  });
  setClock(addDays(START, 2.1));
  expect([await forgetExpired(), await left()]).toEqual([1, [0, 0, 1]]);
  setClock(addDays(START, 30.9));
  expect(await forgetExpired()).toBe(0);
  setClock(addDays(START, 31.1));
  expect([await forgetExpired(), await left()]).toEqual([1, [0, 0, 0]]);
});

it("a refresh token that was copied is refused, as long as its family is kept and when it is gone", async () => {
  const { refresh } = await tokensFor(cast.olivia);
  const { refresh: second } = await rotateRefreshToken(refresh);
  const refused = { code: "invalid_refresh_token" };
  setClock(new Date(START.getTime() + 60_000));
  await expect(rotateRefreshToken(refresh)).rejects.toMatchObject(refused);
  setClock(addDays(START, 29));
  await forgetExpired();
  expect(await left()).toEqual([0, 0, 1]);
  for (const token of [refresh, second])
    await expect(rotateRefreshToken(token)).rejects.toMatchObject(refused);
  setClock(addDays(START, 32));
  await forgetExpired();
  expect(await left()).toEqual([0, 0, 0]);
  for (const token of [refresh, second])
    await expect(rotateRefreshToken(token)).rejects.toMatchObject(refused);
});

it("a view that nobody has ended is written down before its session goes", async () => {
  const { sessionId } = await openBrowser(cast.sue);
  const view = { sessionId, viewedAccountId: cast.acme.id, expiresAt: START };
  await asSystem((tx) => tx.insert(staffViews).values(view));
  await revokeSession({ sessionId, userId: cast.sue.id });
  setClock(addDays(START, 40));
  expect(await forgetExpired()).toBe(0);
  expect(await endLapsedViews()).toBe(1);
  expect(await forgetExpired()).toBe(1);
});

it("a letter that is to be written once stays, so that it is", async () => {
  const welcome = () =>
    asSystem((tx) =>
      enqueueMail(tx, {
        to: cast.olivia.email,
        template: "password-changed",
        props: { email: "Olivia" },
        onceKey: "kept-for-ever",
      }),
    );
  await welcome();
  await asSystem((tx) => tx.update(mails).set({ sentAt: START, createdAt: START }));
  setClock(addDays(START, 1000));
  await forgetExpired();
  expect(await welcome()).toBeUndefined();
});

it("a key that is claimed anew at this moment is left alone", async () => {
  await answer("again");
  setClock(addDays(START, 3));
  await asSystem(async (tx) => {
    await tx.update(idempotencyKeys).set({ expiresAt: addDays(START, 4) });
    expect(await forgetExpired()).toBe(0);
  });
  expect(await left()).toEqual([1, 0, 0]);
});

it("12,000 rows go in statements of 5,000, each by its index", async () => {
  await pileUp(12_000);
  setClock(addDays(START, 400));
  const { result, queries } = await queriesOf(forgetExpired);
  expect(result).toBe(12_001);
  expect(queries).toHaveLength(5);
  await pileUp(12_000);
  for (const query of [queries[0]!, queries[3]!, queries[4]!])
    expect(await planOf(query)).toMatch(
      /Index Scan using (idempotency_keys|user_tokens|sessions)_expires_at/,
    );
});

function answer(key: string) {
  const request = { caller: "account:1 user:1", key, hash: "h" };
  return answerOnce(request, () => Promise.resolve({ status: 200, body: { ok: true } }));
}

function resetLink(): Promise<string> {
  return asSystem((tx) => createUserToken(tx, { userId: cast.olivia.id, purpose: "reset_password" }));
}

/** How many answers, links and sessions there are. */
function left(): Promise<number[]> {
  return asSystem(async (tx) => [
    await tx.$count(idempotencyKeys),
    await tx.$count(userTokens),
    await tx.$count(sessions),
  ]);
}

/** So many answers that expired a minute after each other, a session, and the statistics of a used database. */
async function pileUp(count: number): Promise<void> {
  setClock(START);
  await tokensFor(cast.olivia);
  await asSystem(async (tx) => {
    await tx.execute(sql`insert into idempotency_keys (caller, key, request_hash, locked_until, expires_at)
      select 'account:1 user:1', n::text, 'h', now(), ${START.toISOString()}::timestamptz + n * interval '1 minute'
      from generate_series(1, ${count}::int) as n`);
    await tx.execute(sql`analyze idempotency_keys`);
  });
}

/** With too few rows for an index to pay: what matters is that there is one to go by. */
async function planOf({ text, values }: SentQuery): Promise<string> {
  const client = await pool().connect();
  try {
    await client.query("begin; set local enable_seqscan = off; set local enable_sort = off");
    const { rows } = await client.query(`explain ${text}`, values);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.query("rollback");
    client.release();
  }
}
