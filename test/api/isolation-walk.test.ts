import { beforeAll, beforeEach, expect, test } from "vitest";
import { asSystem } from "@/db/scope";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { accessTokenFor, type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { insertTenantRows, type RowIds, tenantTables } from "@/test/tenant-rows";
import { allRoutes, bearer, type Method, type RouteFile, send } from "./routes";
import { keyFor } from "./world";

useDatabase();

/** Whose ids stand in a path, by how it begins. A new kind of id has to be named here. */
const TABLES: [prefix: string, table: string][] = [
  ["/sites/{id}/sectors/{sector_id}/", "sites"],
  ["/sites/{id}/", "sites"],
  ["/api-keys/{id}/", "api_keys"],
  ["/team/members/{id}/", "memberships"],
  ["/team/invitations/{id}/", "invitations"],
  ["/billing/invoices/{id}/", "invoices"],
];

/** What gets each of them past its schema, so that the id is looked up. */
const BODIES: Record<string, unknown> = {
  "PATCH /sites/{id}/": { name: "Mine now" },
  "POST /sites/{id}/sectors/": { name: "Mine now" },
  "PATCH /sites/{id}/sectors/{sector_id}/": { name: "Mine now" },
  "POST /api-keys/{id}/rotate/": {},
  "PATCH /team/members/{id}/": { role: "viewer" },
};

const NOWHERE = "999999999999";

let cast: Cast;
let routes: RouteFile[];
let theirs: RowIds;
let stan: string;
let stansKey: string;

beforeAll(async () => {
  routes = await allRoutes();
  cast = await createCast();
  theirs = await asSystem(async (tx) => insertTenantRows(tx, await tenantTables(tx), "victim"));
  stan = await accessTokenFor(cast.stan);
  stansKey = (await keyFor(cast.strangers)).key;
});
beforeEach(forgetLimits);

test("with Stan's token, every id of another account answers as one that is not there", async () => {
  const walked = routes.flatMap((file) => file.methods.map((method): [RouteFile, Method] => [file, method]));
  const withIds = walked.filter(
    ([file, method]) => file.path.includes("{id}") && file.definition(method).auth === "tenant",
  );
  expect(withIds.length).toBeGreaterThan(12);
  for (const [file, method] of withIds) {
    forgetLimits();
    const name = `${method} ${file.path}`;
    const table = TABLES.find(([prefix]) => file.path.startsWith(prefix))?.[1];
    if (!table) throw new Error(`${name}: say in TABLES whose id this is.`);
    const ids = { id: String(theirs[table]), sector_id: String(theirs.sectors) };
    await expectSame(
      name,
      (id) => walk(file, method, { ...ids, id, sector_id: id === NOWHERE ? NOWHERE : ids.sector_id }),
      ids.id,
    );
  }
});

test("nor does an id in a body or a query tell whether it is there", async () => {
  const inBody: [path: string, body: (id: number) => unknown, table: string][] = [
    ["/credits/refund/", (id) => ({ transaction_id: id, reason: "mine" }), "credit_transactions"],
    ["/credits/consume/", (id) => ({ operation: "linking", site_id: id }), "sites"],
    ["/api-keys/", (id) => ({ site_id: id }), "sites"],
    [
      "/billing/bank-transfer/",
      (id) => ({ invoice_id: id, external_payment_id: "X-1", payer_name: "Stan", amount: "1.00" }),
      "invoices",
    ],
  ];
  for (const [path, body, table] of inBody) {
    const file = routes.find((route) => route.path === path)!;
    const post = (id: string) =>
      send(file, "POST", {
        headers: bearer(stan, { "content-type": "application/json", "idempotency-key": crypto.randomUUID() }),
        body: JSON.stringify(body(Number(id))),
      });
    await expectSame(path, post, String(theirs[table]));
  }
  const content = routes.find((route) => route.path === "/bridge/content/")!;
  const get = (id: string) => send(content, "GET", { headers: bearer(stansKey), query: `?site_id=${id}` });
  await expectSame("GET /bridge/content/", get, String(theirs.sites));
});

test("and the other account's rows are untouched by all that", async () => {
  const rows = await asSystem(async (tx) => {
    const site = await tx.execute(`select name, deleted_at from sites where id = ${theirs.sites}`);
    const key = await tx.execute(
      `select revoked_at, rotated_to_id from api_keys where id = ${theirs.api_keys}`,
    );
    return [...site.rows, ...key.rows];
  });
  expect(rows).toEqual([
    { name: "name victim", deleted_at: null },
    { revoked_at: null, rotated_to_id: null },
  ]);
});

type Answer = Awaited<ReturnType<typeof send>>;

async function expectSame(name: string, ask: (id: string) => Promise<Answer>, id: string): Promise<void> {
  const [foreign, nowhere] = [await ask(id), await ask(NOWHERE)];
  expect(`${name} ${foreign.status}`).toBe(`${name} 404`);
  expect({ ...foreign.json, request_id: "" }).toEqual({ ...nowhere.json, request_id: "" });
  expect(nowhere.status).toBe(404);
}

function walk(file: RouteFile, method: Method, ids: Record<string, string>): Promise<Answer> {
  const body = BODIES[`${method} ${file.path}`];
  return send(file, method, {
    ids,
    headers: bearer(stan, body === undefined ? {} : { "content-type": "application/json" }),
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}
