/** Guards the heads of all files for spreadsheets: lib/bank-statements/ledger/export-month.ts, lib/invoices/credit-notes/. */
import { expect, it } from "vitest";
import { exportMonth } from "@/lib/bank-statements/ledger/export-month";
import { exportCreditNotes } from "@/lib/invoices/credit-notes/export-credit-notes";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();

it("a column says whose reference or number it is, by one name in every file", async () => {
  const { id } = await createAccount();
  const heads = [await exportMonth("2026-01").next(), await exportCreditNotes(id).next()];
  for (const { value } of heads) {
    expect(value).toContain("invoice_number");
    expect(value).not.toContain("reference");
  }
  expect(heads[0]!.value).toContain("payment_reference");
});
