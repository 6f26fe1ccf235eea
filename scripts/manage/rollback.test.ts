/** Guards scripts/manage/commands/, drizzle/down/. */
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { migrate } from "@/db/migrate";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { manage } from "./manage";

const databaseUrl = useDatabase();
let out = "";

beforeEach(() => {
  out = "";
  vi.spyOn(console, "log").mockImplementation((text: string) => {
    out += `${text}\n`;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await migrate(databaseUrl());
});

describe("rollback", { timeout: 60_000 }, () => {
  it("asks first: it names the database and counts what will be lost", async () => {
    await promiseDaysToPay();
    expect(await run("--to", "3")).toBe(1);
    expect(out).toContain(`In the database ${new URL(databaseUrl()).pathname.slice(1)} at 127.0.0.1:`);
    expect(out).toMatch(/ undo 0009_disputes_by_id\n.* undo 0003_payment_grace\n/s);
    expect(out).toContain("set aside until you migrate again: 1 of subscriptions_0003");
    expect(out).toContain("Run it again with --yes");
    expect(await appliedCount()).toBeGreaterThan(9);
  });

  it("--dry-run tells what really would be undone, which is what is applied", async () => {
    await run("--to", "9", "--yes");
    out = "";
    expect(await run("--to", "8", "--dry-run", "--json")).toBe(0);
    expect(JSON.parse(out).data.migrations).toEqual(["0008_payment_reports"]);
  });

  it("is refused where the database is ahead of this code, and nothing is undone", async () => {
    const before = await appliedCount();
    await execute("insert into schema_migrations (tag) values ('9999_of_the_future')");
    const err = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    expect(await run("--to", "8", "--yes")).toBe(1);
    expect(err.mock.calls.join("")).toMatch(/ahead of this code: it has 9999_of_the_future/);
    await execute("delete from schema_migrations where tag = '9999_of_the_future'");
    expect(await appliedCount()).toBe(before);
  });

  it.each(["seed", "run-jobs", "migrate"])("and so is %s, which would write there", async (command) => {
    await execute("insert into schema_migrations (tag) values ('9999_of_the_future')");
    const err = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    expect(await manage([command])).toBe(1);
    expect(err.mock.calls.join("")).toMatch(/ahead of this code: it has 9999_of_the_future/);
    await execute("delete from schema_migrations where tag = '9999_of_the_future'");
  });

  it("decides no transfer: of two reports of one reference both wait again after migrating again", async () => {
    for (let count = 0; count < 2; count++) await reportShared();
    const states =
      "select status, failure_reason from payments where external_payment_id = 'SHARED' order by id";
    const before = await execute(states);
    expect(before).toHaveLength(2);
    await run("--to", "8", "--dry-run");
    expect(out).toContain("set aside until you migrate again: 1 of payments_0008");
    await run("--to", "8", "--yes");
    expect((await execute(states)).map(({ status }) => status)).toEqual(["pending_approval", "failed"]);
    await migrate(databaseUrl());
    expect(await execute(states)).toEqual(before);
  });

  it("counts what the older release would read otherwise, before it decides about it", async () => {
    await reportShared();
    const last = "where id = (select max(id) from payments where external_payment_id = 'SHARED')";
    await execute(`update payments set status = 'processing' ${last}`);
    await run("--to", "15", "--dry-run");
    expect(out).toMatch(/lost: [1-9]\d* of payments\.status, payments\.failure_reason/);
    await execute(`update payments set status = 'pending_approval' ${last}`);
  });

  it("keeps promised days to pay until migrating again", async () => {
    await promiseDaysToPay();
    const promised =
      "select id, grace_ends_at from subscriptions where grace_ends_at is not null order by id";
    const before = await execute(promised);
    await run("--to", "3", "--yes");
    await migrate(databaseUrl());
    expect(await execute(promised)).toEqual(before);
  });

  it("sets the books of deleted accounts aside until migrating again", async () => {
    await keepBooks();
    const books = () =>
      execute(`select i.number, i.kept_at, i.total_cents, i.line_items, p.amount_cents, p.status, r.reason
        from invoices i join payments p on p.invoice_id = i.id join refunds r on r.payment_id = p.id`);
    const before = await books();
    expect(before).toHaveLength(1);
    await run("--to", "17", "--dry-run");
    expect(out).toContain("set aside until you migrate again: 1 of invoices_0018");
    await run("--to", "17", "--yes");
    expect(await execute("select id from invoices where account_id = 4242")).toEqual([]);
    await migrate(databaseUrl());
    expect(await books()).toEqual(before);
  });

  it("to 0 leaves neither table nor job behind", async () => {
    await execute("select graphile_worker.add_job('send-mail', '{}')");
    await run("--to", "0", "--dry-run");
    expect(out).toMatch(/lost: [1-9]\d* of jobs of the queue/);
    expect(out).toMatch(/lost: [1-9]\d* of plans\n/);
    await run("--to", "0", "--yes");
    expect(
      await execute(
        "select nspname from pg_namespace where nspname in ('graphile_worker', 'igny8_rolled_back')",
      ),
    ).toEqual([]);
  });
});

const run = (...argv: string[]) => manage(["rollback", ...argv]);

async function execute(text: string): Promise<Record<string, unknown>[]> {
  return (await asSystem((tx) => tx.execute(sql.raw(text)))).rows;
}

async function appliedCount(): Promise<number> {
  return (await execute("select tag from schema_migrations")).length;
}

async function promiseDaysToPay(): Promise<void> {
  const id = await pendingAccount();
  await execute(`update subscriptions set grace_ends_at = '2026-08-01' where account_id = ${id}`);
}

async function keepBooks(): Promise<void> {
  await execute(`
    with invoice as (
      insert into invoices (account_id, kept_at, subscription_id, plan_id, number, sequence, kind, status, currency,
        subtotal_cents, total_cents, period_start, period_end, due_at, paid_at, line_items)
      select 4242, '2026-02-10', 4242, min(id), 'INV-4242-202601-0001', 1, 'first', 'paid', 'USD', 13900, 13900,
        '2026-01-10', '2026-02-10', '2026-01-10', '2026-01-10', '[{"description": "Growth"}]' from plans
      returning id
    ), payment as (
      insert into payments (account_id, invoice_id, method, status, amount_cents, refunded_cents, currency, external_payment_id)
      select 4242, id, 'stripe', 'succeeded', 13900, 500, 'USD', 'in_kept' from invoice returning id
    )
    insert into refunds (account_id, payment_id, provider, status, amount_cents, reason, actor)
    select 4242, id, 'stripe', 'done', 500, 'Kept.', 'user:1' from payment`);
}

async function reportShared(): Promise<void> {
  const accountId = await pendingAccount();
  const [invoice] = (await accountState(accountId)).invoices;
  const transfer = { externalPaymentId: "SHARED", payerName: "P", actor: "user:1" };
  await reportBankTransfer({
    accountId,
    invoiceId: invoice!.id,
    amountCents: invoice!.totalCents,
    ...transfer,
  });
}
