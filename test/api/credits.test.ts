/** Guards app/api/v1/credits/, lib/credits/. */
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as balance from "@/app/api/v1/credits/balance/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import * as refund from "@/app/api/v1/credits/refund/route";
import * as transactions from "@/app/api/v1/credits/transactions/route";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { createAccount } from "@/test/factories";
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
    expect(now.body.data).toEqual({ balance: last?.balance_after });
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
