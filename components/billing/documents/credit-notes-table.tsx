import Link from "next/link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { CREDIT_NOTE_KIND_NAMES } from "@/lib/invoices/credit-notes/credit-note";
import type { ListedCreditNote } from "@/lib/invoices/credit-notes/queries";
import { formatAmount } from "@/lib/money";
import { formatDate } from "@/lib/time/date-words";

interface CreditNotesTableProps {
  notes: readonly ListedCreditNote[];
  /** Staff see whose they are, and open the PDF; an account has a page for each. */
  reader: "tenant" | "staff";
}

export function CreditNotesTable({ notes, reader }: CreditNotesTableProps) {
  const heads = ["Number", ...(reader === "staff" ? ["Account"] : []), "Date", "Invoice", "Why"];
  return (
    <Table label="Credit notes, newest first" narrow="cards">
      <TableHead>
        <TableRow>
          {heads.map((name) => (
            <TableHeader key={name}>{name}</TableHeader>
          ))}
          <TableHeader className="text-right">Total</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {notes.map((row) => (
          <Row key={row.note.id} row={row} reader={reader} />
        ))}
      </TableBody>
    </Table>
  );
}

const LINK = "font-medium underline underline-offset-4";

function Row({ row, reader }: { row: ListedCreditNote; reader: CreditNotesTableProps["reader"] }) {
  const { note, invoiceNumber, accountName } = row;
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">
        {reader === "staff" ? (
          <a href={`/admin/credit-notes/${note.id}`} className={LINK}>
            {note.number}
          </a>
        ) : (
          <Link href={`/billing/credit-notes/${note.id}`} className={LINK}>
            {note.number}
          </Link>
        )}
      </TableCell>
      {reader === "staff" && (
        <TableCell label="Account" className="min-w-36">
          <Link href={`/admin/accounts/${note.accountId}`} className="hover:underline">
            {accountName}
          </Link>
        </TableCell>
      )}
      <TableCell label="Date" className="whitespace-nowrap">
        {formatDate(note.createdAt)}
      </TableCell>
      <TableCell label="Invoice" className="whitespace-nowrap">
        {invoiceNumber}
      </TableCell>
      <TableCell label="Why">{CREDIT_NOTE_KIND_NAMES[note.kind]}</TableCell>
      <TableCell label="Total" className="text-right">
        {formatAmount(note.totalCents, note.currency)}
      </TableCell>
    </TableRow>
  );
}
