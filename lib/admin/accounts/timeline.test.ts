import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { asSystem } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { listTimeline, type TimelineEntry } from "./timeline";

useDatabase();
let accountId: number;
beforeAll(async () => {
  accountId = await pendingAccount();
  await confirmBankTransfer({
    accountId,
    externalPaymentId: "LINE-1",
    payerName: "Petra",
    amountCents: 13_900,
    actor: "terminal",
  });
});

it("an account's story is told in one line of entries: invoice, payment, credits, mails and who did what", async () => {
  const { entries, next } = await listTimeline(accountId);
  expect(next).toBeUndefined();
  const told = entries.map(({ kind, what, detail }) => `${kind}: ${what} ${detail}`);
  expect(told).toContainEqual(
    expect.stringMatching(/^invoice: Issued invoice INV-\S+ for \$139\.00 for the first period$/),
  );
  expect(told).toContainEqual(
    expect.stringMatching(/^payment: Payment of \$139\.00 by bank transfer for INV-\S+, reference LINE-1$/),
  );
  expect(told).toContainEqual(
    expect.stringMatching(/^credits: Reset the balance by 2,000 credits Growth.*, balance 2,000$/),
  );
  expect(told).toContain(`mail: Email: Payment received to owner-${accountId}@example.test, not sent`);
  expect(told).toContainEqual(expect.stringMatching(/^audit: Payment settled, and its invoice is paid/));
});

it("it goes back to the beginning page by page, without losing or repeating an entry", async () => {
  await spend(430);
  for (let n = 0; n < 120; n += 1)
    await asSystem((tx) => recordAudit(tx, { accountId, actor: "terminal", action: "account.noted" }));
  const all: TimelineEntry[] = [];
  let pages = 0;
  for (let cursor: string | undefined = ""; cursor !== undefined; pages += 1) {
    const page = await listTimeline(accountId, cursor);
    all.push(...page.entries);
    cursor = page.next;
  }
  expect(pages).toBe(Math.ceil(all.length / 100));
  expect(new Set(all.map(({ kind, id }) => `${kind}:${id}`)).size).toBe(all.length);
  expect(all.filter(({ kind }) => kind === "credits")).toHaveLength(431);
  expect(all.filter(({ what }) => what === "Account noted")).toHaveLength(120);
  expect(all.filter(({ what }) => what.endsWith("for image generation"))).toHaveLength(430);
});

it("a cursor that is none starts from the newest", async () => {
  const { entries } = await listTimeline(accountId);
  for (const cursor of ["x", "1.2", "1.2.3.4.5.6", "-1......", "9999999999999999......"])
    expect((await listTimeline(accountId, cursor)).entries).toEqual(entries);
});

/** Rows of a ledger whose clock went back and forth, as those of concurrent transactions do. */
async function spend(rows: number): Promise<void> {
  await asSystem((tx) =>
    tx.execute(sql`
      insert into credit_transactions (account_id, kind, operation, units, amount, balance_after, description, created_at)
      select ${accountId}, 'consume', 'image_generation', 1, -1, 2000 - n, '', now() - interval '1 hour'
        + (n % 5) * interval '1 minute'
      from generate_series(1, ${rows}) n`),
  );
}
