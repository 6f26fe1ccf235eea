/** Guards lib/bank-statements/ledger/export-month.ts, lib/bank-statements/ledger/find-gaps.ts. */
import { describe, expect, it } from "vitest";
import { asSystem, bankLines } from "@/db";
import { proposeForLines } from "@/lib/bank-statements/match/list-open-lines";
import { receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { ignoreLines } from "@/lib/bank-statements/rules/ignore-lines";
import type { Cell } from "@/lib/text/csv";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { type CamtStatement, camtFile } from "@/test/statements/camt";
import { chunksOf } from "@/test/statements/read";
import { exportMonth } from "./export-month";
import { findGaps } from "./find-gaps";
import { settleLines } from "./settle-lines";

useDatabase();
const BY = { actor: "user:1" };

const take = (statement: CamtStatement) =>
  receiveStatement({ name: "x", open: () => chunksOf(Buffer.from(camtFile(statement)), 999), ...BY });

async function rowsOf(month: string) {
  const [header, ...rows] = await collect(exportMonth(month));
  return rows.map((row) => Object.fromEntries(header!.map((name, at) => [name, row[at]])));
}

async function collect(rows: AsyncGenerator<Cell[]>): Promise<Cell[][]> {
  const all: Cell[][] = [];
  for await (const row of rows) all.push(row);
  return all;
}

describe("the month for the accountant", () => {
  it("has a row for each place of money, and one for what is open", async () => {
    const id = await pendingAccount("growth");
    const invoice = (await accountState(id)).invoices[0]!;
    await take({
      lines: [
        { amount: "150.00", text: invoice.number, name: "=cmd()" },
        { amount: "2.50", side: "DBIT", text: "Fee" },
        { amount: "10.00", on: "2026-02-01", text: "February" },
      ],
    });
    const [paid, fee] = await asSystem((tx) => tx.select().from(bankLines).orderBy(bankLines.id));
    await settleLines({ lineIds: [paid!.id], invoiceIds: [invoice.id], reason: "Exact." }, BY);
    await ignoreLines([fee!.id], { reason: "Bank fee" }, BY);
    expect((await proposeForLines([paid!.id]))[0]?.proposal.act).toBe("keep");
    expect(await rowsOf("2026-01")).toMatchObject([
      { place: "settled", amount: 139, invoice_number: invoice.number, account_id: id },
      { place: "open", amount: 11 },
      { place: "ignored", amount: -2.5, reason: "Bank fee" },
    ]);
    expect(await rowsOf("2026-02")).toMatchObject([{ place: "open", amount: 10 }]);
    expect(await rowsOf("2026-03")).toEqual([]);
  });
});

describe("statements that are missing", () => {
  const statement = (account: string, number: string, opening: string, closing: string) =>
    take({ account, number, opening, closing, lines: [] });
  const gapsOf = async (wanted: string) =>
    (await findGaps()).filter(({ ownAccount }) => ownAccount === wanted);

  it("are seen where balances don't continue", async () => {
    await statement("GAP1", "1", "0.00", "100.00");
    await statement("GAP1", "2", "100.00", "100.00");
    expect(await gapsOf("GAP1")).toEqual([]);
    await statement("GAP1", "3", "150.00", "150.00");
    expect(await gapsOf("GAP1")).toMatchObject([{ before: "2", after: "3", missingCents: 5000 }]);
  });

  it("are seen where a number was left out, and not where one was imported twice", async () => {
    await statement("GAP2", "1", "0.00", "100.00");
    await take({
      account: "GAP2",
      number: "1",
      opening: "0.00",
      closing: "100.00",
      lines: [],
      currency: "USD",
      version: 2,
    });
    expect(await gapsOf("GAP2")).toEqual([]);
    await statement("GAP2", "3", "100.00", "100.00");
    expect(await gapsOf("GAP2")).toMatchObject([{ before: "1", after: "3", missingCents: 0 }]);
  });

  it("are seen where a number or a page of one was left out, in a bank's numbers with pages", async () => {
    for (const number of ["3/1", "4/1", "4/2", "5/1"]) await statement("GAP3", number, "0.00", "0.00");
    expect(await gapsOf("GAP3")).toEqual([]);
    await statement("GAP3", "5/3", "0.00", "0.00");
    await statement("GAP3", "7/1", "0.00", "0.00");
    expect((await gapsOf("GAP3")).map(({ before, after }) => [before, after])).toEqual(
      expect.arrayContaining([
        ["5/1", "5/3"],
        ["5/3", "7/1"],
      ]),
    );
  });
});
