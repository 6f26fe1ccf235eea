/** Guards lib/time/instant-input.ts, lib/time/instant.ts and lib/text/csv.ts, wherever a time comes in. */
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as rotate from "@/app/api/v1/api-keys/[id]/rotate/route";
import * as apiKeys from "@/app/api/v1/api-keys/route";
import * as content from "@/app/api/v1/bridge/content/route";
import * as reserve from "@/app/api/v1/credits/reserve/route";
import { asSystem } from "@/db";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { csvResponse } from "@/lib/text/csv";
import { exportLedger } from "@/lib/usage/export-ledger";
import { readLedgerFilter } from "@/lib/usage/ledger-filter";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { contentItem } from "./content-item";
import { keyFor, siteFor } from "./world";

useDatabase();

let cast: Cast;
let token: string;
let key: string;

beforeAll(async () => {
  cast = await createCast();
  token = await accessTokenFor(cast.olivia);
  key = (await keyFor(cast.acme, { siteId: (await siteFor(cast.acme)).id })).key;
});
afterEach(() => forgetLimits());

/** Right by ISO 8601, and not by what keeps them. */
const BEYOND = [
  "9999-12-31T23:59:59-01:00",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+14:00",
  "1969-12-31T23:59:59Z",
];

describe("a time beyond what the database keeps", () => {
  it.each(BEYOND)("is refused as a key's end: %s", async (expires_at) => {
    const made = await callRoute(apiKeys, "POST", { token, body: { name: "Far", expires_at } });
    expect(made).toMatchObject({ status: 400, body: { code: "validation_error" } });
    expect(Object.keys(made.body.errors ?? {})).toEqual(["expires_at"]);
  });

  it.each(BEYOND)("is refused as an item's last change: %s", async (modified_at) => {
    const items = [contentItem(1), { ...contentItem(2), modified_at }];
    const sent = await callRoute(content, "PUT", { token: key, body: { items } });
    expect(sent).toMatchObject({ status: 400, body: { code: "validation_error" } });
  });

  it.each(BEYOND)("is refused as a reservation's end: %s", async (expires_at) => {
    const held = await callRoute(reserve, "POST", {
      ...{ token, body: { amount: 1, expires_at } },
      headers: { "idempotency-key": expires_at },
    });
    expect(held).toMatchObject({ status: 400, body: { code: "validation_error" } });
    expect(Object.keys(held.body.errors ?? {})).toEqual(["expires_at"]);
  });

  it("is not reached by rotating a key that ends on the last day", async () => {
    const expires_at = "9999-12-31T23:59:59Z";
    const made = await callRoute(apiKeys, "POST", { token, body: { name: "Late", expires_at } });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    await asSystem((tx) =>
      tx.execute(sql`update api_keys set created_at = created_at - interval '400 days' where id = ${id}`),
    );
    const rotated = await callRoute(rotate, "POST", { token, params: { id: String(id) }, body: {} });
    expect(rotated.status).toBe(200);
    expect(rotated.body.data.expires_at).toBe("9999-12-31T23:59:59.999Z");
  });

  it.each(["9999-12-31", "0000-01-01"])("filters no ledger: %s", async (day) => {
    const filter = readLedgerFilter({ from: day, to: day });
    expect(filter).toEqual({ kind: undefined, operation: undefined, from: undefined, to: undefined });
    const csv = await (await csvResponse("credits.csv", exportLedger(cast.acme.id, filter))).text();
    expect(csv.trim().split("\r\n")).toHaveLength(2);
  });
});

it("a download whose first row can't be read is an error, not a file that breaks off", async () => {
  async function* rows() {
    yield ["id"];
    throw new Error("database away");
  }
  await expect(csvResponse("x.csv", rows())).rejects.toThrow("database away");
});
