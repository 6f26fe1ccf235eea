import { eq, sql } from "drizzle-orm";
import { accounts, asSystem, creditNotes, listAsSystem } from "@/db";
import { AppError } from "@/lib/errors";
import { creditNoteRows } from "@/lib/invoices/credit-notes/export-credit-notes";
import {
  type ListCreditNotes,
  type ListedCreditNote,
  newestCreditNotes,
  nextCreditNotes,
} from "@/lib/invoices/credit-notes/queries";
import type { Cell } from "@/lib/text/csv";

/** Of a sandbox nobody keeps books. */
const isReal = sql`not exists (select from ${accounts} s where s.id = ${creditNotes.accountId} and s.sandbox_of is not null)`;

/** Everybody's credit notes, newest first; one more than `limit` when there are more. */
export function listAllCreditNotes(list: ListCreditNotes): Promise<ListedCreditNote[]> {
  return listAsSystem((db) => newestCreditNotes(db, list, isReal));
}

/** All credit notes as rows of a spreadsheet, oldest first. */
export function exportAllCreditNotes(): AsyncGenerator<Cell[]> {
  return creditNoteRows((list) => listAsSystem((db) => nextCreditNotes(db, list, isReal)));
}

/** One of any account. Throws `not_found`. */
export async function getAnyCreditNote(id: number): Promise<ListedCreditNote> {
  const [found] = await asSystem((tx) => newestCreditNotes(tx, { limit: 1 }, eq(creditNotes.id, id)));
  if (!found) throw new AppError("not_found");
  return found;
}
