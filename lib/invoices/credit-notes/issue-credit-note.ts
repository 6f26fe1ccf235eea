import { eq, max, sql } from "drizzle-orm";
import { accounts, type CreditNote, creditNotes, type Invoice, type Tx } from "@/db";
import type { CreditNoteKind } from "@/db/words";
import { now } from "@/lib/clock";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { formatAmount } from "@/lib/money";
import { creditedAmounts, creditNoteNumber } from "./credit-note";

interface NewCreditNote {
  kind: CreditNoteKind;
  invoice: Invoice;
  /** What was credited of the invoice before, and with this note. */
  fromCents: number;
  toCents: number;
  paymentId?: number;
  /** For the payer; empty where there is nothing to say. */
  reason?: string;
  /** A refund's own mail says what else it changed. */
  isMailed: boolean;
}

/** Writes a credit note. Its number is taken under the account's row lock, so an account's numbers have no gaps. */
export async function issueCreditNote(tx: Tx, wanted: NewCreditNote): Promise<CreditNote> {
  const { kind, invoice, fromCents, toCents, paymentId, reason, isMailed } = wanted;
  const { accountId, currency, taxRateBasisPoints, seller, buyer } = invoice;
  const { sequence, sandboxOf } = await takeSequence(tx, accountId);
  const [note] = await tx
    .insert(creditNotes)
    .values({
      accountId,
      invoiceId: invoice.id,
      paymentId,
      kind,
      number: creditNoteNumber({ id: accountId, sandboxOf }, now(), sequence),
      sequence,
      currency,
      taxRateBasisPoints,
      ...creditedAmounts(invoice, fromCents, toCents),
      reason: reason ?? "",
      seller,
      buyer,
      createdAt: now(),
    })
    .returning();
  if (isMailed) await mailCreditNote(tx, note!, invoice);
  return note!;
}

async function takeSequence(
  tx: Tx,
  accountId: number,
): Promise<{ sequence: number; sandboxOf: number | null }> {
  const [account] = await tx
    .update(accounts)
    .set({ lastCreditNoteSequence: sql`${accounts.lastCreditNoteSequence} + 1` })
    .where(eq(accounts.id, accountId))
    .returning({ sequence: accounts.lastCreditNoteSequence, sandboxOf: accounts.sandboxOf });
  return account ?? { sequence: await sequenceOfDeleted(tx, accountId), sandboxOf: null };
}

/** An account that was deleted counts no more; its notes are kept, and the unique number decides races. */
async function sequenceOfDeleted(tx: Tx, accountId: number): Promise<number> {
  const [last] = await tx
    .select({ sequence: max(creditNotes.sequence) })
    .from(creditNotes)
    .where(eq(creditNotes.accountId, accountId));
  return (last?.sequence ?? 0) + 1;
}

/** An invoice that its buyer knows of and that was taken back, with the reason where one was given. */
export async function creditVoidedInvoice(tx: Tx, invoice: Invoice): Promise<void> {
  if (!invoice.sentAt || invoice.totalCents === 0) return;
  await issueCreditNote(tx, {
    kind: "void",
    invoice,
    fromCents: 0,
    toCents: invoice.totalCents,
    isMailed: true,
  });
}

async function mailCreditNote(tx: Tx, note: CreditNote, invoice: Invoice): Promise<void> {
  await mailBillingContact(tx, {
    accountId: note.accountId,
    template: "invoice-cancelled",
    onceKey: `credit-note:${note.id}`,
    props: {
      number: invoice.number,
      creditNoteNumber: note.number,
      creditNoteId: note.id,
      amount: formatAmount(note.totalCents, note.currency),
    },
  });
}
