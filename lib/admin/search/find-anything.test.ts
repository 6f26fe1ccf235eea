/** Guards lib/admin/search/. */
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "@/db";
import { creditorReference, inFours } from "@/lib/payments/bank-transfer/creditor-reference";
import { createSite } from "@/lib/sites/create-site";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { findAnything, findingStatement } from "./find-anything";
import { keyStart } from "./key-start";

describe("staff's search", () => {
  useDatabase();
  beforeAll(plantAcme);

  it.each([
    ["a name", "olivia", "person: olivia@acme.test"],
    ["a last name", "OAK", "person: olivia@acme.test"],
    ["two words in any order", "oak olivia", "person: olivia@acme.test"],
    ["a part of an address", "@acme", "person: olivia@acme.test"],
    ["any word of an account's name", "gmbh", "account: Acme Sites GmbH"],
    ["the billing name", "holding", "account: Acme Sites GmbH"],
    ["an account's id", "#1", "account: Acme Sites GmbH"],
    ["a part of a domain", "cme.exam", "site: acme.example"],
    ["a site's name", "flower shop", "site: acme.example"],
    ["a part of an invoice number", "202601-0001", "invoice: INV-1-202601-0001"],
    ["a part of a payment's reference", "ref-77", "payment: WIRE-REF-77-A"],
    ["an invoice number as a bank wrote it", "inv 1 2026 01 0001", "invoice: INV-1-202601-0001"],
    [
      "an invoice's RF reference",
      inFours(creditorReference("INV-1-202601-0001")!),
      "invoice: INV-1-202601-0001",
    ],
    ["a payment's reference without its dashes", "wire ref77a", "payment: WIRE-REF-77-A"],
    ["a payer", "petra", "payment: WIRE-REF-77-A"],
    ["the start of a key", "igny8_AbCdEf", "key: igny8_AbCdEfGhIjKl"],
    [
      "a whole key, without looking at its secret",
      `igny8_AbCdEfGhIjKl_1_${"s".repeat(32)}`,
      "key: igny8_AbCdEfGhIjKl",
    ],
  ])("finds by %s", async (_what, q, expected) => {
    expect(await titles(q)).toContain(expected);
  });

  it("puts what starts with the words before what has them inside", async () => {
    const people = (await titles("ol")).filter((line) => line.startsWith("person"));
    expect(people).toEqual(["person: olivia@acme.test"]);
    expect((await titles("test"))[0]).toBe("person: test@acme.test");
  });

  it("links each to its page, and says whose it is and how much", async () => {
    const [invoice] = await findAnything("INV-1-202601");
    expect(invoice).toMatchObject({
      href: expect.stringMatching(/^\/admin\/invoices\/\d+$/),
      detail: "$139.00, open, Acme Sites GmbH",
    });
    const [site] = await findAnything("acme.example");
    expect(site).toMatchObject({ href: "/admin/accounts/1" });
  });

  it("takes % and _ for what they are, and finds nothing for nothing", async () => {
    expect(await titles("%%%")).toEqual([]);
    expect(await titles("___")).toEqual([]);
    expect(await titles("  ")).toEqual([]);
    expect(await titles("nobody-has-this")).toEqual([]);
  });
});

describe("with 100,000 accounts", () => {
  useDatabase();
  beforeAll(plantMany, 120_000);

  const TYPED = [
    "olivia 77777",
    "gmbh 54321",
    "acme-31337.example",
    "INV-4242-",
    "REF-99001",
    "re f99001",
    "RF18 INV4 2422 0260 1000 1",
    "igny8_k0000654",
    "zzz nothing",
  ];

  it.each(TYPED)("“%s” reads indexes, never a whole table", async (typed) => {
    const plan = await explain(typed);
    expect(plan.match(/Seq Scan on (?!plans)\w+/g) ?? []).toEqual([]);
  });

  it.each([...TYPED, "olivia", "gmbh", "acc", "test", "7"])("“%s” answers in under 100 ms", async (typed) => {
    const best = async () => {
      const start = performance.now();
      await findAnything(typed);
      return performance.now() - start;
    };
    await expect.poll(best, { timeout: 9000 }).toBeLessThan(100);
  });

  it("finds the one that was meant", async () => {
    expect(await titles("gmbh 54321")).toEqual(["account: Account 54321 GmbH"]);
    expect(await titles("acme-31337.example")).toEqual(["site: acme-31337.example"]);
    expect(await titles("REF-99001")).toEqual(["payment: REF-99001"]);
    expect(await titles("re f99001")).toEqual(["payment: REF-99001"]);
  });
});

it("a key's start never reaches past its public part", () => {
  expect(keyStart("igny8_AbCdEfGhIjKl_12_secret")).toBe("igny8_AbCdEfGhIjKl");
  expect(keyStart("AbCd")).toBe("igny8_AbCd");
  expect(keyStart("igny8_Ab")).toBeUndefined();
  expect(keyStart("acme.example")).toBeUndefined();
});

async function titles(q: string): Promise<string[]> {
  return (await findAnything(q)).map(({ kind, title }) => `${kind}: ${title}`);
}

async function plantAcme(): Promise<void> {
  const acme = await createAccount({ name: "Acme Sites GmbH", plan: "growth" });
  await createPerson({ account: acme, email: "olivia@acme.test" });
  await createPerson({ account: acme, email: "test@acme.test", role: "viewer" });
  await run("update users set first_name = 'Olivia', last_name = 'Oak' where email = 'olivia@acme.test'");
  await run("update accounts set billing_name = 'Acme Holding' where id = 1");
  await createSite({
    accountId: acme.id,
    name: "Flower shop",
    url: "acme.example",
    by: { actor: "terminal" },
  });
  await run(`insert into invoices (account_id, subscription_id, plan_id, number, sequence, kind, currency, subtotal_cents,
    total_cents, due_at, line_items) select 1, 1, plan_id, 'INV-1-202601-0001', 1, 'first', 'USD', 13900, 13900, now(), '[]'
    from accounts where id = 1`);
  await run(`insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id, payer_name)
    values (1, 1, 'bank_transfer', 'pending_approval', 13900, 'USD', 'WIRE-REF-77-A', 'Petra Payer')`);
  await run(`insert into api_keys (account_id, public_id, name, prefix, secret_hash)
    values (1, 'AbCdEfGhIjKl', 'Shop', 'igny8_AbCdEfGhIjKl', 'x')`);
}

/** Without triggers: foreign keys are not what this is about. */
function plantMany(): Promise<void> {
  return asSystem(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const statement of MANY) await tx.execute(sql.raw(statement));
  });
}

const MANY = [
  `insert into accounts (name, status, plan_id) select 'Account ' || n || ' GmbH', 'active', (select min(id) from plans)
    from generate_series(1, 100000) n`,
  `insert into users (email, trial_address, password_hash, first_name, last_name)
    select 'person' || n || '@test' || n % 500 || '.example', n::text, 'x', 'Olivia', n::text from generate_series(1, 100000) n`,
  `insert into memberships (account_id, user_id, role) select n, n, 'owner' from generate_series(1, 100000) n`,
  `insert into sites (account_id, name, url, domain) select n, 'Site', 'https://acme-' || n || '.example',
    'acme-' || n || '.example' from generate_series(1, 100000) n`,
  `insert into subscriptions (account_id, plan_id, status) select n, (select min(id) from plans), 'active'
    from generate_series(1, 100000) n`,
  `insert into invoices (account_id, subscription_id, plan_id, number, sequence, kind, currency, subtotal_cents,
    total_cents, due_at, line_items) select account_id, id, plan_id, 'INV-' || account_id || '-202601-0001', 1, 'first', 'USD',
    100, 100, now(), '[]' from subscriptions`,
  `insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id, payer_name)
    select account_id, id, 'bank_transfer', 'pending_approval', 100, 'USD', 'REF-' || account_id, 'Payer' from invoices`,
  `insert into api_keys (account_id, public_id, name, prefix, secret_hash)
    select n, 'k' || lpad(n::text, 11, '0'), 'Key', 'igny8_k' || lpad(n::text, 11, '0'), 'x' from generate_series(1, 100000) n`,
  "analyze",
];

function explain(typed: string): Promise<string> {
  return asSystem(async (tx) => {
    const { rows } = await tx.execute<{ "QUERY PLAN": string }>(sql`explain ${findingStatement(typed)}`);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
}

async function run(statement: string): Promise<void> {
  await asSystem((tx) => tx.execute(sql.raw(statement)));
}
