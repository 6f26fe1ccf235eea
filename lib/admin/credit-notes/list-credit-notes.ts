import { asSystem } from "@/db";
import type { Cell } from "@/lib/csv";
import { creditNoteRows } from "@/lib/invoices/credit-notes/export-credit-notes";
import {
  type ListCreditNotes,
  type ListedCreditNote,
  newestCreditNotes,
  nextCreditNotes,
} from "@/lib/invoices/credit-notes/queries";

/** Everybody's credit notes, newest first; one more than `limit` when there are more. */
export function listAllCreditNotes(list: ListCreditNotes): Promise<ListedCreditNote[]> {
  return asSystem((tx) => newestCreditNotes(tx, list));
}

/** The same as rows of a spreadsheet, oldest first. */
export function exportAllCreditNotes(): AsyncGenerator<Cell[]> {
  return creditNoteRows((list) => asSystem((tx) => nextCreditNotes(tx, list)));
}
