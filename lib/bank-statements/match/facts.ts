import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { accounts, type BankLine, bankAllocations, bankLines, invoices, payments, type Tx } from "@/db";
import { countsForTransfers } from "@/lib/invoices/held-for";
import { RETURNED } from "@/lib/payments/records/payment";
import type { InvoiceFact } from "./invoice-fact";
import { OpenInvoices } from "./open-invoices";
import { invoiceNumbersIn, rfReferencesIn } from "./references";

/** A tenant's report that waits. */
interface ReportFact {
  paymentId: number;
  invoiceId: number;
  reference: string;
}

/** A settled payment whose money may have gone back. */
export type ReturnableFact = Awaited<ReturnType<typeof findReturnable>>[number];

/** All that the proposals of some lines are made of, read in a handful of queries. */
export interface Facts {
  /** By their number. */
  named: Map<string, InvoiceFact>;
  open: OpenInvoices;
  reports: ReportFact[];
  /** Transfers that lines of statements have settled, by the account that they came from: what a return may take back. */
  returnable: ReturnableFact[];
  /** The accounts that were paid for from another account, by that. */
  payers: Map<string, Set<number>>;
  /** What is kept of their transfers, in cents, by account and currency (`keptKey`). */
  kept: Map<string, number>;
}

export async function factsFor(tx: Tx, lines: readonly BankLine[]): Promise<Facts> {
  const numbers = lines.flatMap(numbersIn);
  const named =
    numbers.length > 0 ? await invoicesWhere(tx, inArray(invoices.number, [...new Set(numbers)])) : [];
  const amounts = [...new Set(lines.flatMap(({ amountCents }) => (amountCents > 0 ? [amountCents] : [])))];
  const reports = await waitingReports(tx);
  const isOpen = eq(invoices.status, "open");
  const wanted = amounts.filter((cents) => cents <= MOST_INVOICE_CENTS);
  const open =
    wanted.length > 0 ? await invoicesWhere(tx, and(isOpen, inArray(invoices.totalCents, wanted))) : [];
  return {
    named: new Map(named.map((invoice) => [invoice.number, invoice])),
    open: new OpenInvoices(open),
    reports,
    returnable: await findReturnable(tx, lines),
    payers: await knownPayers(tx, lines),
    kept: await keptOf(tx, named),
  };
}

export const keptKey = (accountId: number, currency: string) => `${accountId} ${currency}`;

async function keptOf(tx: Tx, named: readonly InvoiceFact[]): Promise<Map<string, number>> {
  const accountIds = [...new Set(named.map(({ accountId }) => accountId))];
  if (accountIds.length === 0) return new Map();
  const rows = await tx
    .select({ accountId: payments.accountId, currency: payments.currency, cents: payments.amountCents })
    .from(payments)
    .where(and(inArray(payments.accountId, accountIds), countsForTransfers))
    .orderBy(desc(payments.id)); // Of several the oldest counts.
  return new Map(rows.map(({ accountId, currency, cents }) => [keptKey(accountId, currency), cents]));
}

/** What a column of an invoice's amount holds. */
const MOST_INVOICE_CENTS = 2_147_483_647;

/** Numbers in what the payer wrote, and in RF references, whose body is a number without its hyphens. */
export function numbersIn({ creditorReference, endToEndId, text }: BankLine): string[] {
  const references = rfReferencesIn(creditorReference, endToEndId, text).map((reference) =>
    reference.slice(4),
  );
  return invoiceNumbersIn(text, endToEndId, creditorReference, ...references);
}

function invoicesWhere(tx: Tx, condition: ReturnType<typeof and>): Promise<InvoiceFact[]> {
  return tx
    .select({
      id: invoices.id,
      accountId: invoices.accountId,
      number: invoices.number,
      status: invoices.status,
      totalCents: invoices.totalCents,
      currency: invoices.currency,
      accountName: accounts.name,
      billingName: accounts.billingName,
      unseenPaymentId: sql<number | null>`(
        select p.id from payments p where p.invoice_id = ${invoices.id} and p.method = 'bank_transfer'
          and (p.status in ('succeeded', 'refunded', 'disputed') or (p.is_kept_by_hand and p.external_payment_id not like ${`${RETURNED}%`})) and not exists (
            select 1 from bank_allocations a
            where a.payment_id = p.id and a.undone_at is null and a.kind in ('settled', 'kept'))
        limit 1)`.mapWith((id) => (id === null ? null : Number(id))),
    })
    .from(invoices)
    .innerJoin(accounts, eq(accounts.id, invoices.accountId))
    .where(and(condition, isNull(accounts.sandboxOf)));
}

function waitingReports(tx: Tx): Promise<ReportFact[]> {
  return tx
    .select({ paymentId: payments.id, invoiceId: payments.invoiceId, reference: payments.externalPaymentId })
    .from(payments)
    .where(eq(payments.status, "pending_approval"));
}

async function knownPayers(tx: Tx, lines: readonly BankLine[]): Promise<Map<string, Set<number>>> {
  const others = [...new Set(lines.flatMap(({ otherAccount }) => otherAccount || []))];
  if (others.length === 0) return new Map();
  const rows = await tx
    .selectDistinct({ otherAccount: bankLines.otherAccount, accountId: payments.accountId })
    .from(bankLines)
    .innerJoin(bankAllocations, eq(bankAllocations.lineId, bankLines.id))
    .innerJoin(payments, eq(payments.id, bankAllocations.paymentId))
    .where(
      and(
        inArray(bankLines.otherAccount, others),
        isNull(bankAllocations.undoneAt),
        eq(bankAllocations.kind, "settled"),
      ),
    );
  const known = new Map<string, Set<number>>();
  for (const { otherAccount, accountId } of rows)
    known.set(otherAccount, (known.get(otherAccount) ?? new Set()).add(accountId));
  return known;
}

/** By what a return has in common with the transfer: its amount, and the payer's own reference or account. */
async function findReturnable(tx: Tx, lines: readonly BankLine[]) {
  const cents = [...new Set(lines.flatMap(({ amountCents }) => (amountCents < 0 ? [-amountCents] : [])))];
  if (cents.length === 0) return [];
  return tx
    .select({
      paymentId: payments.id,
      amountCents: bankAllocations.amountCents,
      currency: bankLines.currency,
      otherAccount: bankLines.otherAccount,
      endToEndId: bankLines.endToEndId,
      bookedOn: bankLines.bookedOn,
      invoiceId: invoices.id,
      number: invoices.number,
      accountId: payments.accountId,
      accountName: accounts.name,
    })
    .from(bankAllocations)
    .innerJoin(bankLines, eq(bankLines.id, bankAllocations.lineId))
    .innerJoin(payments, eq(payments.id, bankAllocations.paymentId))
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .innerJoin(accounts, eq(accounts.id, payments.accountId))
    .where(
      and(
        eq(bankAllocations.kind, "settled"),
        isNull(bankAllocations.undoneAt),
        inArray(bankAllocations.amountCents, cents),
        sql`not exists (select 1 from bank_allocations r
          where r.payment_id = ${payments.id} and r.kind = 'refunded' and r.undone_at is null)`,
      ),
    );
}
