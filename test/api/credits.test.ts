/** Guards app/api/v1/credits/, lib/credits/. */

import { and, eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as balance from "@/app/api/v1/credits/balance/route";
import * as budget from "@/app/api/v1/credits/budgets/[id]/route";
import * as budgets from "@/app/api/v1/credits/budgets/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import * as refund from "@/app/api/v1/credits/refund/route";
import * as commit from "@/app/api/v1/credits/reserve/[id]/commit/route";
import * as release from "@/app/api/v1/credits/reserve/[id]/release/route";
import * as reservation from "@/app/api/v1/credits/reserve/[id]/route";
import * as reserve from "@/app/api/v1/credits/reserve/route";
import * as transactions from "@/app/api/v1/credits/transactions/route";
import { asSystem, mails } from "@/db";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";
import { advanceClock, setClockOffset } from "@/lib/clock";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { statementsOf } from "./count-statements";
import { keyFor, siteFor } from "./world";

useDatabase();

let cast: Cast;
let key: string;
let calls = 0;

beforeAll(async () => {
  cast = await createCast();
  key = (await keyFor(cast.acme)).key;
});
afterEach(forgetLimits);

describe("POST /credits/consume/", () => {
  it("takes the price, rounded up, and says what is left", async () => {
    const { status, body, headers } = await spend({ operation: "content_generation", units: 1050 });
    expect(status).toBe(200);
    expect(body.data).toEqual({
      transaction_id: expect.any(Number),
      operation: "content_generation",
      amount: 11,
      balance: 1989,
    });
    expect(headers.get("x-credits-remaining")).toBe("1989");
  });

  it("replays the first answer for the same key and body, and refuses another body", async () => {
    const headers = { "idempotency-key": "once" };
    const body = { operation: "linking", metadata: { post: 7 } };
    const first = await spend(body, headers);
    const again = await spend(body, headers);
    expect(again.body.data).toEqual(first.body.data);
    expect([first.headers.get("idempotent-replayed"), again.headers.get("idempotent-replayed")]).toEqual([
      null,
      "true",
    ]);
    const other = await spend({ operation: "clustering" }, headers);
    expect([other.status, other.body.code]).toEqual([409, "idempotency_conflict"]);
  });

  it("needs the header", async () => {
    const { status, body } = await callRoute(consume, "POST", { token: key, body: { operation: "linking" } });
    expect([status, body.code]).toEqual([400, "idempotency_key_required"]);
    expect((await spend({ operation: "linking" }, { "idempotency-key": "x".repeat(256) })).body.code).toBe(
      "invalid_idempotency_key",
    );
  });

  it("answers 402 with what is required and available when there is too little", async () => {
    const poor = await createAccount({ credits: 3 });
    const token = (await keyFor(poor)).key;
    const headers = { "idempotency-key": "poor" };
    const { status, body } = await callRoute(consume, "POST", {
      token,
      headers,
      body: { operation: "linking" },
    });
    expect(status).toBe(402);
    expect(body).toMatchObject({ code: "insufficient_credits", required: 8, available: 3 });
  });

  it("takes two round trips: the key, and one statement with its scope", async () => {
    const { statements } = await statementsOf(() => spend({ operation: "linking" }));
    expect(statements).toHaveLength(2);
  });

  it("with a site's own key spends for that site, and knows no other", async () => {
    const [own, other] = [await siteFor(cast.acme), await siteFor(cast.acme)];
    const bound = (await keyFor(cast.acme, { siteId: own.id })).key;
    const with_ = (body: object) =>
      callRoute(consume, "POST", {
        token: bound,
        body: { operation: "linking", ...body },
        headers: { "idempotency-key": `bound-${++calls}` },
      });
    expect((await with_({})).status).toBe(200);
    expect((await with_({ site_id: other.id })).body.code).toBe("not_found");
    const list = await callRoute(transactions, "GET", { token: bound });
    expect((list.body.data.results as { site_id: number }[]).map(({ site_id }) => site_id)).toEqual([own.id]);
  });

  it("is for editors and keys with credits:write", async () => {
    const reader = (await keyFor(cast.acme, { scopes: ["credits:read"] })).key;
    const vera = await accessTokenFor(cast.vera);
    const refused = async (token: string) =>
      (
        await callRoute(consume, "POST", {
          token,
          body: { operation: "linking" },
          headers: { "idempotency-key": "z" },
        })
      ).body.code;
    expect(await refused(reader)).toBe("insufficient_scope");
    expect(await refused(vera)).toBe("forbidden");
    const ed = await accessTokenFor(cast.ed);
    const headers = { "idempotency-key": "ed" };
    expect(
      (await callRoute(consume, "POST", { token: ed, body: { operation: "linking" }, headers })).status,
    ).toBe(200);
  });
});

describe("POST /credits/refund/", () => {
  it("gives back once; the second time is 409, a stranger's transaction 404", async () => {
    const spent = await spend({ operation: "image_generation" });
    const body = { transaction_id: spent.body.data.transaction_id, reason: "Blurred" };
    const stan = (await keyFor(cast.strangers)).key;
    expect((await callRoute(refund, "POST", { token: stan, body })).body.code).toBe("not_found");
    const first = await callRoute(refund, "POST", { token: key, body });
    expect(first.body.data).toMatchObject({ amount: 5, refunded_transaction_id: body.transaction_id });
    expect(first.headers.get("x-credits-remaining")).toBe(String(first.body.data.balance));
    expect((await callRoute(refund, "POST", { token: key, body })).body.code).toBe("already_refunded");
  });
});

describe("reading", () => {
  it("the balance is the last row's of the ledger", async () => {
    const now = await callRoute(balance, "GET", { token: key });
    const list = await callRoute(transactions, "GET", { token: key, query: "limit=1" });
    const [last] = list.body.data.results as { balance_after: number }[];
    const all = last?.balance_after;
    expect(now.body.data).toEqual({ balance: all, plan: all, bought: 0, held: 0, available: all });
  });

  it("the ledger comes newest first, page by page, each row once", async () => {
    const ids: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `limit=3${cursor ? `&cursor=${cursor}` : ""}`;
      const { body } = await callRoute(transactions, "GET", { token: key, query });
      ids.push(...(body.data.results as { id: number }[]).map(({ id }) => id));
      cursor = body.data.next_cursor as string | null;
    }
    expect(ids).toEqual([...new Set(ids)].sort((left, right) => right - left));
    expect(ids.length).toBeGreaterThan(5);
  });
});

function spend(body: object, headers: Record<string, string> = { "idempotency-key": `key-${++calls}` }) {
  return callRoute(consume, "POST", { token: key, body, headers });
}

describe("/credits/reserve/", () => {
  it("holds what an operation costs, tells it in the balance, and commits a part of it", async () => {
    const { key } = await keyFor(await createAccount({ credits: 100 }));
    const held = await post(reserve, key, {
      operation: "image_generation",
      units: 8,
      expires_at: inAnHour(),
    });
    expect(held.status).toBe(201);
    expect(held.body.data).toMatchObject({
      status: "open",
      amount: 40,
      operation: "image_generation",
      units: 8,
    });
    const told = await callRoute(balance, "GET", { token: key });
    expect(told.body.data).toEqual({ balance: 100, plan: 100, bought: 0, held: 40, available: 60 });
    const id = held.body.data.id as number;
    const done = await callRoute(commit, "POST", { token: key, params: { id }, body: { amount: 15 } });
    expect(done.body.data).toMatchObject({ reservation_id: id, amount: 15, released: 25, balance: 85 });
    const list = await callRoute(reserve, "GET", { token: key });
    expect(list.body.data.results).toMatchObject([{ id, status: "committed", committed_amount: 15 }]);
  });

  it("holds an amount, and gives it back", async () => {
    const { key } = await keyFor(await createAccount({ credits: 100 }));
    const held = await post(reserve, key, { amount: 70, expires_at: inAnHour() });
    const id = held.body.data.id as number;
    const body = { amount: 40, expires_at: inAnHour() };
    expect((await post(reserve, key, body)).body).toMatchObject({
      code: "insufficient_credits",
      required: 40,
      available: 30,
    });
    expect((await callRoute(release, "POST", { token: key, params: { id } })).body.data.status).toBe(
      "released",
    );
    expect((await callRoute(reservation, "GET", { token: key, params: { id } })).body.data).toMatchObject({
      status: "released",
    });
    expect((await post(reserve, key, body)).status).toBe(201);
  });

  it("wants an operation or an amount, and a time that is ahead", async () => {
    const { key } = await keyFor(await createAccount({ credits: 100 }));
    expect((await post(reserve, key, { expires_at: inAnHour() })).body.code).toBe("validation_error");
    const over = await post(reserve, key, { amount: 5, expires_at: "2020-01-01T00:00:00Z" });
    expect(over.body).toMatchObject({
      code: "validation_error",
      errors: { expires_at: [expect.any(String)] },
    });
  });

  it("answers a repeated call as the first one, after its time is over too, and holds nothing again", async () => {
    const body = { amount: 5, expires_at: inAnHour() };
    const ask = (headers: Record<string, string>) =>
      callRoute(reserve, "POST", { token: key, body, headers });
    const first = await ask({ "idempotency-key": "late" });
    advanceClock(2 * 3_600_000);
    const again = await ask({ "idempotency-key": "late" });
    const other = await ask({ "idempotency-key": "later" });
    setClockOffset(0);
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    expect(again.body.data).toMatchObject({ id: first.body.data.id, amount: 5, expires_at: body.expires_at });
    expect(Object.keys(other.body.errors ?? {})).toEqual(["expires_at"]);
  });

  it("a stranger's reservation is not there", async () => {
    const { key } = await keyFor(await createAccount({ credits: 100 }));
    const { id } = (await post(reserve, key, { amount: 5, expires_at: inAnHour() })).body.data as {
      id: number;
    };
    const stranger = (await keyFor(await createAccount({ credits: 100 }))).key;
    for (const route of [commit, release])
      expect((await callRoute(route, "POST", { token: stranger, params: { id }, body: {} })).status).toBe(
        404,
      );
  });
});

describe("/credits/budgets/", () => {
  it("stops a key at its cap with 402, what is left and when it renews; and tells the owner at 80 and 100 %", async () => {
    const { id, key } = await keyFor(cast.acme);
    const olivia = await accessTokenFor(cast.olivia);
    const set = await callRoute(budgets, "POST", {
      token: olivia,
      body: { api_key_id: id, monthly_cap: 50 },
    });
    expect(set.body.data).toMatchObject({ subject: "api_key", monthly_cap: 50, spent: 0, left: 50 });
    expect((await spendImages(key, 8)).status).toBe(200);
    expect(await mailsAbout(cast.acme.id)).toEqual([80]);
    const refused = await spendImages(key, 3);
    expect(refused.status).toBe(402);
    expect(refused.body).toMatchObject({
      code: "budget_exceeded",
      left: 10,
      monthly_cap: 50,
      budget: "api_key",
    });
    const { renews_at: renewsAt } = refused.body as unknown as { renews_at: string };
    expect(new Date(renewsAt).getUTCDate()).toBe(1);
    expect((await spendImages(key, 2)).status).toBe(200);
    expect(await mailsAbout(cast.acme.id)).toEqual([80, 100]);
    const other = (await keyFor(cast.acme)).key;
    expect((await spendImages(other, 3)).status).toBe(200);
    const list = await callRoute(budgets, "GET", { token: olivia });
    expect(list.body.data.results).toMatchObject([{ api_key_id: id, spent: 50, left: 0 }]);
  });

  it("counts what is held and gives back what is refunded; 20 spends at once stop exactly at a site's cap", async () => {
    const account = await createAccount({ credits: 1000 });
    const owner = await createPerson({ account, role: "owner" });
    const token = await accessTokenFor(owner);
    const site = await siteFor(account);
    const { key } = await keyFor(account, { siteId: site.id });
    await callRoute(budgets, "POST", { token, body: { site_id: site.id, monthly_cap: 100 } });
    const held = await post(reserve, key, { amount: 50, expires_at: inAnHour() });
    const id = held.body.data.id as number;
    const tries = await Promise.all(Array.from({ length: 20 }, () => spendImages(key, 1)));
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(10);
    expect((await callRoute(commit, "POST", { token: key, params: { id }, body: {} })).status).toBe(200);
    expect((await spendImages(key, 1)).body).toMatchObject({ code: "budget_exceeded", left: 0 });
    const spent = tries.find(({ status }) => status === 200)!.body.data.transaction_id;
    await callRoute(refund, "POST", { token: key, body: { transaction_id: spent, reason: "Blurred" } });
    expect((await spendImages(key, 1)).status).toBe(200);
    expect((await spendImages(key, 1)).status).toBe(402);
  });

  it("holds for a member, follows a rotated key, starts again with the month, and ends when it is removed", async () => {
    const account = await createAccount({ credits: 1000 });
    const token = await accessTokenFor(await createPerson({ account, role: "owner" }));
    const ed = await createPerson({ account, role: "editor" });
    const set = (body: object) => callRoute(budgets, "POST", { token, body });
    const forEd = await set({ user_id: ed.id, monthly_cap: 10 });
    const edsToken = await accessTokenFor(ed);
    expect((await spendImages(edsToken, 3)).body.code).toBe("budget_exceeded");
    const { id, key } = await keyFor(account);
    await set({ api_key_id: id, monthly_cap: 10 });
    expect((await spendImages(key, 2)).status).toBe(200);
    const by = { actor: "terminal" };
    const rotation = {
      accountId: account.id,
      apiKeyId: id,
      graceSeconds: 60,
      rotatedBy: "x",
      userId: null,
      by,
    };
    const fresh = await rotateApiKey(rotation);
    expect((await spendImages(fresh.key, 1)).body.code).toBe("budget_exceeded");
    advanceClock(32 * 86_400_000);
    expect((await spendImages(fresh.key, 1)).status).toBe(200);
    setClockOffset(0);
    const params = { id: forEd.body.data.id as number };
    expect((await callRoute(budget, "DELETE", { token, params })).status).toBe(200);
    expect((await spendImages(edsToken, 3)).status).toBe(200);
  });

  it("is for admins, and knows the account's own sites, keys and members only", async () => {
    const token = await accessTokenFor(cast.ed);
    const body = { user_id: cast.ed.id, monthly_cap: 5 };
    expect((await callRoute(budgets, "POST", { token, body })).body.code).toBe("forbidden");
    const stranger = await accessTokenFor(
      await createPerson({ account: await createAccount(), role: "owner" }),
    );
    expect((await callRoute(budgets, "POST", { token: stranger, body })).body.code).toBe("not_found");
  });
});

function inAnHour(): string {
  return new Date(Date.now() + 3_600_000).toISOString();
}

function post(route: typeof reserve, token: string, body: object) {
  return callRoute(route, "POST", { token, body, headers: { "idempotency-key": `post-${++calls}` } });
}

/** Five credits each. */
function spendImages(token: string, units: number) {
  return post(consume as unknown as typeof reserve, token, { operation: "image_generation", units });
}

async function mailsAbout(accountId: number): Promise<number[]> {
  const rows = await asSystem((tx) =>
    tx
      .select({ props: mails.props })
      .from(mails)
      .where(and(eq(mails.aboutAccountId, accountId), eq(mails.template, "budget-reached")))
      .orderBy(mails.id),
  );
  return rows.map(({ props }) => (props as { percent: number }).percent);
}
