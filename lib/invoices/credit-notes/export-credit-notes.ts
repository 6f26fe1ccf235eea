import { eq } from "drizzle-orm";
import { creditNotes, forAccount } from "@/db";
import { formatDecimal } from "@/lib/money";
import type { Cell } from "@/lib/text/csv";
import { type ListCreditNotes, type ListedCreditNote, nextCreditNotes } from "./queries";

const BATCH = 500;
const HEAD =
  "number,issued_at,kind,invoice_number,account_id,account,buyer,currency,subtotal,tax,total,reason".split(
    ",",
  );

/** The account's credit notes as rows of a spreadsheet, oldest first. */
export function exportCreditNotes(accountId: number): AsyncGenerator<Cell[]> {
  const own = eq(creditNotes.accountId, accountId);
  return creditNoteRows((list) => forAccount(accountId, (tx) => nextCreditNotes(tx, list, own)));
}

/** A head, then every credit note that `read` finds, batch by batch. */
export async function* creditNoteRows(
  read: (list: ListCreditNotes) => Promise<ListedCreditNote[]>,
): AsyncGenerator<Cell[]> {
  yield HEAD;
  let after: number | undefined;
  for (;;) {
    const rows = await read({ limit: BATCH, after });
    for (const row of rows) yield cellsOf(row);
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.note.id;
  }
}

function cellsOf({ note, invoiceNumber, accountName }: ListedCreditNote): Cell[] {
  const { number, createdAt, kind, accountId, buyer, currency, reason } = note;
  const amounts = [note.subtotalCents, note.taxCents, note.totalCents].map(formatDecimal);
  const whose = [accountId, accountName, buyer.name];
  return [number, createdAt, kind, invoiceNumber, ...whose, currency, ...amounts, reason];
}
