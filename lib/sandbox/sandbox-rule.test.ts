/** Guards drizzle/0033_sandbox.sql, db/schema/accounts.ts, db/schema/team.ts. */
import { type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "@/db";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { sandboxFor } from "@/test/sandbox";
import { payInSandbox } from "./pay-in-sandbox";

useDatabase();

let live: number;
let sandbox: number;

beforeAll(async () => {
  const account = await createAccount({ plan: "growth" });
  live = account.id;
  sandbox = (await sandboxFor(account, "starter")).id;
  await payInSandbox({ accountId: sandbox, by: { actor: "terminal" } });
});

const REAL_PAYMENT = sql`insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id)
  select account_id, id, 'bank_transfer', 'failed', 100, 'USD', 'REAL' from invoices`;

describe("the database refuses a sandbox money", () => {
  const planted: [what: string, statement: (id: number) => SQL][] = [
    ["a payment by bank", (id) => sql`${REAL_PAYMENT} where account_id = ${id}`],
    [
      "a payment that becomes Stripe's",
      (id) => sql`update payments set method = 'stripe' where account_id = ${id}`,
    ],
    [
      "a payment that becomes PayPal's",
      (id) => sql`update payments set method = 'paypal' where account_id = ${id}`,
    ],
    ["a customer", (id) => sql`update accounts set stripe_customer_id = 'cus_1' where id = ${id}`],
    ["a way to pay", (id) => sql`update accounts set payment_method = 'stripe' where id = ${id}`],
    [
      "a subscription's way to pay",
      (id) => sql`update subscriptions set payment_method = 'paypal' where account_id = ${id}`,
    ],
    [
      "a subscription at Stripe",
      (id) => sql`update subscriptions set stripe_subscription_id = 'sub_1' where account_id = ${id}`,
    ],
    [
      "an invoice at Stripe",
      (id) => sql`update invoices set stripe_invoice_id = 'in_1' where account_id = ${id}`,
    ],
    [
      "a provider's page",
      (id) => sql`insert into checkouts (account_id, invoice_id, provider, external_id, url, expires_at)
        select account_id, id, 'stripe', 'cs_1', 'https://stripe.test', now() from invoices where account_id = ${id}`,
    ],
    [
      "money of its own",
      (id) => sql`insert into account_money (account_id, kind, amount_cents, currency, payment_id, actor)
        select account_id, 'kept', 100, 'USD', id, 'terminal' from payments where account_id = ${id}`,
    ],
    [
      "a charge that fits nothing",
      (
        id,
      ) => sql`insert into unplaced_charges (account_id, provider, external_id, amount_cents, currency, reason)
        values (${id}, 'stripe', 'ch_1', 100, 'USD', 'none')`,
    ],
    [
      "a refund",
      (id) => sql`insert into refunds (account_id, payment_id, status, amount_cents, reason, actor)
        select account_id, id, 'done', 100, 'none', 'terminal' from payments where account_id = ${id}`,
    ],
    [
      "a purchase by the card on file",
      (id) => sql`with package as (
          insert into credit_packages (name, credits, price_cents, currency, is_active)
          values ('Some', 100, 100, 'USD', false) returning id)
        insert into credit_top_ups (account_id, package_id, threshold, max_per_month, max_cents_per_month)
        select ${id}::bigint, id, 1, 1, 100 from package`,
    ],
    ["money of a bank's line", (id) => bankLine(id)],
  ];

  it.each(planted)("%s", async (_what, statement) => {
    expect(await refusal(statement(sandbox))).toMatch(
      /sandbox_holds_no_money|accounts_sandbox_without_money/,
    );
  });
});

describe("the database refuses", () => {
  it("a live account what moves no money", async () => {
    const changes = [
      sql`update accounts set payment_method = 'sandbox' where id = ${live}`,
      sql`update subscriptions set payment_method = 'sandbox' where account_id = ${live}`,
      sql`with invoice as (
          insert into invoices (account_id, subscription_id, plan_id, number, sequence, kind, currency, subtotal_cents, total_cents,
            due_at, line_items)
          select account_id, id, plan_id, 'X-1', 99, 'first', 'USD', 100, 100, now(), '[]' from subscriptions
          where account_id = ${live} returning id, account_id)
        insert into payments (account_id, invoice_id, method, status, amount_cents, currency, external_payment_id)
        select account_id, id, 'sandbox', 'failed', 100, 'USD', 'sandbox-1' from invoice`,
    ];
    for (const change of changes)
      expect(await refusal(change)).toMatch(/sandbox_method_in_sandbox|accounts_sandbox_without_money/);
  });

  it("a sandbox that becomes live, a live account that becomes a sandbox, and a sandbox of another account", async () => {
    const { id: other } = await createAccount();
    for (const change of [
      sql`update accounts set sandbox_of = null where id = ${sandbox}`,
      sql`update accounts set sandbox_of = ${other} where id = ${sandbox}`,
      sql`update accounts set sandbox_of = ${other} where id = ${live}`,
    ])
      expect(await refusal(change)).toBe("accounts_sandbox_of_stays");
  });

  it("a second sandbox, and a sandbox of a sandbox", async () => {
    const made = (of: number) =>
      sql`insert into accounts (name, status, sandbox_of) values ('Another', 'active', ${of})`;
    expect(await refusal(made(live))).toBe("accounts_one_sandbox");
    expect(await refusal(made(sandbox))).toBe("accounts_sandbox_of_live");
  });

  it("people of its own in a sandbox, and mirrors anywhere else", async () => {
    const { id: stranger } = await createPerson();
    const member = await createPerson({ account: { id: live }, role: "viewer" });
    const { id: other } = await createAccount();
    for (const planting of [
      sql`insert into memberships (account_id, user_id, role) values (${sandbox}, ${stranger}, 'owner')`,
      sql`insert into memberships (account_id, user_id, role, mirror_of)
        select ${other}, user_id, role, id from memberships where user_id = ${member.id} and mirror_of is null`,
    ])
      expect(await refusal(planting)).toBe("memberships_mirror_live");
    const raised = sql`update memberships set role = 'owner' where user_id = ${member.id} and mirror_of is not null`;
    expect(await refusal(raised)).toBe("memberships_mirror_of_membership");
  });
});

function bankLine(id: number): SQL {
  return sql`with file as (
      insert into bank_files (sha256, name, bytes, actor) values ('0', 'f', 1, 'terminal') returning id
    ), statement as (
      insert into bank_statements (file_id, format, kind, own_account, currency, external_id, number)
      select id, 'camt', 'booked', 'DE1', 'USD', 'S', '1' from file returning id
    ), line as (
      insert into bank_lines (statement_id, own_account, fingerprint, content_print, occurrence, file_line, booked_on, value_on,
        amount_cents, open_cents, currency, reference, end_to_end_id, creditor_reference, text, other_name, other_account,
        is_reversal, charges_cents)
      select id, 'DE1', 'f', 'c', 1, 1, '2026-01-01', '2026-01-01', 100, 100, 'USD', '', '', '', '', '', '', false, 0
      from statement returning id
    )
    insert into bank_allocations (line_id, kind, amount_cents, payment_id, reason, actor)
    select line.id, 'settled', 100, p.id, 'none', 'terminal' from line, payments p where p.account_id = ${id}`;
}

/** The constraint that a statement offends; "done" where it offends none. */
async function refusal(statement: SQL): Promise<string> {
  try {
    await asSystem(async (tx) => {
      await tx.execute(statement);
      throw new Error("done");
    });
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { constraint?: string; message: string } };
    return cause ? (cause.constraint ?? cause.message) : message;
  }
  return "done";
}
