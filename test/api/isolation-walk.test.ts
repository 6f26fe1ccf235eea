/** Guards app/api/v1/, db/scope.ts, lib/api/callers/authorize.ts. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { asSystem } from "@/db";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { insertTenantRows, type RowIds, tenantTables } from "@/test/tenant-rows";
import { contentItem } from "./content-item";
import { allRoutes, bearer, type Method, type RouteFile, send } from "./routes";
import { keyFor, siteFor } from "./world";

useDatabase();

/** Whose ids stand in a path, by how it begins. A new kind of id has to be named here. */
const TABLES: [prefix: string, table: string][] = [
  ["/sites/{id}/sectors/{sector_id}/", "sites"],
  ["/sites/{id}/deliveries/{delivery_id}/", "sites"],
  ["/sites/{id}/", "sites"],
  ["/api-keys/{id}/", "api_keys"],
  ["/webhook-endpoints/{id}/", "webhook_endpoints"],
  ["/team/members/{id}/", "memberships"],
  ["/team/invitations/{id}/", "invitations"],
  ["/billing/invoices/{id}/", "invoices"],
  ["/billing/credit-notes/{id}/", "credit_notes"],
  ["/billing/payments/{id}/", "payments"],
  ["/credits/reserve/{id}/", "credit_reservations"],
  ["/credits/budgets/{id}/", "credit_budgets"],
];

/** What gets each of them past its schema, so that the id is looked up. */
const BODIES: Record<string, unknown> = {
  "PATCH /sites/{id}/": { name: "Mine now" },
  "POST /sites/{id}/identity/": { choice: "copy" },
  "POST /sites/{id}/sectors/": { name: "Mine now" },
  "PATCH /sites/{id}/sectors/{sector_id}/": { name: "Mine now" },
  "POST /sites/{id}/deliveries/": { title: "Mine now", content: "<p>Mine</p>" },
  "PATCH /sites/{id}/deliveries/{delivery_id}/": { title: "Mine now" },
  "POST /sites/{id}/deliveries/{delivery_id}/reject/": { reason: "Mine now" },
  "POST /api-keys/{id}/rotate/": {},
  "PATCH /api-keys/{id}/": { name: "Mine now" },
  "PATCH /webhook-endpoints/{id}/": { description: "Mine now" },
  "POST /webhook-endpoints/{id}/rotate-secret/": {},
  "POST /webhook-endpoints/{id}/replay/": { since: "2026-01-01T00:00:00Z" },
  "PATCH /team/members/{id}/": { role: "viewer" },
  "POST /credits/reserve/{id}/commit/": {},
  "POST /billing/payments/{id}/proof/": { file_name: "mine.pdf", proof_base64: btoa("%PDF-1.4\n%%EOF") },
};

const FAR = "2999-01-01T00:00:00Z";

const HEARTBEAT = {
  site_url: "https://shop.example.com",
  wp_version: "6.9",
  php_version: "8.3",
  plugin_version: "1.0.0",
  post_types: ["post"],
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

it("with Stan's token, every id of another account answers as one that is not there", async () => {
  const walked = withIds();
  expect(walked.length).toBeGreaterThan(12);
  for (const [file, method] of walked) {
    forgetLimits();
    await expectSame(`${method} ${file.path}`, (id) => walk(file, method, stan, id), theirIdAt(file));
  }
});

it("with Stan's key it is the same, and what no key may do is refused without a look at the id", async () => {
  for (const [file, method] of withIds()) {
    forgetLimits();
    const status = file.definition(method).keyScope ? 404 : 403;
    const ask = (id: string) => walk(file, method, stansKey, id);
    await expectSame(`${method} ${file.path}`, ask, theirIdAt(file), status);
  }
});

it("a key for one site sees no other site of its own account", async () => {
  const [own, other] = [await siteFor(cast.acme), await siteFor(cast.acme)];
  const { key } = await keyFor(cast.acme, { siteId: own.id });
  for (const [file, method] of withIds().filter(([{ path }]) => path.startsWith("/sites/{id}/"))) {
    if (!file.definition(method).keyScope) continue;
    forgetLimits();
    const ask = (id: string) => walk(file, method, key, id);
    await expectSame(`${method} ${file.path}`, ask, String(other.id));
  }
});

it("nor does an id in a body or a query tell whether it is there", async () => {
  const inBody: [path: string, body: (id: number) => unknown, table: string][] = [
    ["/credits/refund/", (id) => ({ transaction_id: id, reason: "mine" }), "credit_transactions"],
    ["/credits/consume/", (id) => ({ operation: "linking", site_id: id }), "sites"],
    ["/credits/reserve/", (id) => ({ amount: 1, expires_at: FAR, site_id: id }), "sites"],
    ["/credits/budgets/", (id) => ({ site_id: id, monthly_cap: 1 }), "sites"],
    ["/credits/budgets/", (id) => ({ api_key_id: id, monthly_cap: 1 }), "api_keys"],
    ["/credits/budgets/", (id) => ({ user_id: id, monthly_cap: 1 }), "users"],
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
});

it("nor does it to Stan's key", async () => {
  const consume = { operation: "linking" };
  const content = { items: [contentItem(1)] };
  const calls: [Method, path: string, table: string, query: string, body?: (id: number) => unknown][] = [
    ["GET", "/bridge/content/", "sites", "?site_id="],
    ["PUT", "/bridge/content/", "sites", "?site_id=", () => content],
    ["POST", "/bridge/heartbeat/", "sites", "?site_id=", () => HEARTBEAT],
    ["GET", "/bridge/deliveries/", "sites", "?site_id="],
    ["POST", "/credits/consume/", "sites", "", (id) => ({ ...consume, site_id: id })],
    ["POST", "/credits/refund/", "credit_transactions", "", (id) => ({ transaction_id: id, reason: "mine" })],
  ];
  for (const [method, path, table, query, body] of calls) {
    const file = routes.find((route) => route.path === path)!;
    const ask = (id: string) =>
      send(file, method, {
        query: query && `${query}${id}`,
        headers: bearer(stansKey, {
          "content-type": "application/json",
          "idempotency-key": crypto.randomUUID(),
        }),
        body: body && JSON.stringify(body(Number(id))),
      });
    await expectSame(`${method} ${path}`, ask, String(theirs[table]));
  }
});

it("and the other account's rows are untouched by all that", async () => {
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

/** Word by word, but for the id of the request. */
async function expectSame(
  name: string,
  ask: (id: string) => Promise<Answer>,
  id: string,
  status = 404,
): Promise<void> {
  const [foreign, nowhere] = [await ask(id), await ask(NOWHERE)];
  expect(`${name} ${foreign.status}`).toBe(`${name} ${status}`);
  expect(withoutRequestId(foreign)).toBe(withoutRequestId(nowhere));
  expect(nowhere.status).toBe(status);
}

function withoutRequestId({ text, json }: Answer): string {
  return text.replace(String(json.request_id), "");
}

/** Every method whose path names a row of an account. */
function withIds(): [RouteFile, Method][] {
  return routes
    .flatMap((file) => file.methods.map((method): [RouteFile, Method] => [file, method]))
    .filter(([file, method]) => file.path.includes("{id}") && file.definition(method).auth === "tenant");
}

function theirIdAt(file: RouteFile): string {
  const table = TABLES.find(([prefix]) => file.path.startsWith(prefix))?.[1];
  if (!table) throw new Error(`${file.path}: say in TABLES whose id this is.`);
  return String(theirs[table]);
}

function walk(file: RouteFile, method: Method, credential: string, id: string): Promise<Answer> {
  const body = BODIES[`${method} ${file.path}`];
  return send(file, method, {
    ids: {
      id,
      sector_id: id === NOWHERE ? NOWHERE : String(theirs.sectors),
      delivery_id: id === NOWHERE ? NOWHERE : String(theirs.deliveries),
    },
    headers: bearer(credential, body === undefined ? {} : { "content-type": "application/json" }),
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}
