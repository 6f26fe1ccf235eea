import { and, asc, desc, eq, gt, lt, type SQL } from "drizzle-orm";
import { accounts, type CreditNote, creditNotes, forAccount, invoices, type Tx } from "@/db";
import { AppError } from "@/lib/errors";

/** With the number of the invoice that it takes back. */
export interface ListedCreditNote {
  note: CreditNote;
  invoiceNumber: string;
  accountName: string;
}

export interface ListCreditNotes {
  limit: number;
  /** The last id of the page before. */
  after?: number;
}

/** The account's credit notes, newest first; one more than `limit` when there are more. */
export function listCreditNotes(accountId: number, list: ListCreditNotes): Promise<ListedCreditNote[]> {
  return forAccount(accountId, (tx) => newestCreditNotes(tx, list, eq(creditNotes.accountId, accountId)));
}

/** Those of one invoice, oldest first. */
export function listCreditNotesOf(accountId: number, invoiceId: number): Promise<ListedCreditNote[]> {
  const ofInvoice = and(eq(creditNotes.accountId, accountId), eq(creditNotes.invoiceId, invoiceId));
  return forAccount(accountId, (tx) => select(tx).where(ofInvoice).orderBy(asc(creditNotes.id)));
}

/** Throws `not_found`, for another account's credit note too. */
export async function getCreditNote(accountId: number, id: number): Promise<ListedCreditNote> {
  const own = and(eq(creditNotes.accountId, accountId), eq(creditNotes.id, id));
  const [found] = await forAccount(accountId, (tx) => select(tx).where(own));
  if (!found) throw new AppError("not_found");
  return found;
}

/** In the caller's transaction, newest first. */
export function newestCreditNotes(tx: Reader, { limit, after }: ListCreditNotes, which?: SQL) {
  return select(tx)
    .where(and(which, after === undefined ? undefined : lt(creditNotes.id, after)))
    .orderBy(desc(creditNotes.id))
    .limit(limit + 1);
}

/** In the caller's transaction, the oldest after this one: for files, batch by batch. */
export function nextCreditNotes(tx: Reader, { limit, after = 0 }: ListCreditNotes, which?: SQL) {
  return select(tx)
    .where(and(which, gt(creditNotes.id, after)))
    .orderBy(asc(creditNotes.id))
    .limit(limit);
}

type Reader = Pick<Tx, "select">;

function select(tx: Reader) {
  return tx
    .select({ note: creditNotes, invoiceNumber: invoices.number, accountName: accounts.name })
    .from(creditNotes)
    .innerJoin(invoices, eq(invoices.id, creditNotes.invoiceId))
    .innerJoin(accounts, eq(accounts.id, creditNotes.accountId))
    .$dynamic();
}
