import { eq, sql } from "drizzle-orm";
import { accounts, type Invoice, invoices, type Plan, type Tx } from "@/db";
import type { InvoiceKind, LineItem } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { invoiceNumber, taxCents, toldOfInvoice } from "./invoice";
import { buyerOf, seller } from "./parties";
import { taxRateBasisPoints } from "./tax";

export interface NewInvoice {
  accountId: number;
  subscriptionId: number;
  plan: Pick<Plan, "id" | "currency">;
  kind: InvoiceKind;
  billingInterval: Invoice["billingInterval"];
  lineItems: LineItem[];
  dueAt: Date;
  periodStart?: Date;
  periodEnd?: Date;
  /** Of a package: which, and what it brings. */
  packageId?: number;
  packageCredits?: number;
  packageExpiryDays?: number | null;
}

/** What a column of cents holds. */
const MAX_CENTS = 2_147_483_647;

function tooMuch(): AppError {
  const message = "That is more than an invoice can be. Take fewer months.";
  return new AppError("validation_error", { message, fields: { period_months: [message] } });
}

/** Writes an open invoice. Its number is taken under the account's row lock, so an account's numbers have no gaps. */
export async function createInvoice(tx: Tx, invoice: NewInvoice): Promise<Invoice> {
  const account = await takeSequence(tx, invoice.accountId);
  const { plan, ...columns } = invoice;
  const subtotalCents = columns.lineItems.reduce((sum, item) => sum + item.amount_cents, 0);
  const rate = taxRateBasisPoints();
  const tax = taxCents(subtotalCents, rate);
  if (subtotalCents + tax > MAX_CENTS) throw tooMuch();
  const [row] = await tx
    .insert(invoices)
    .values({
      ...columns,
      planId: plan.id,
      currency: plan.currency,
      number: invoiceNumber(account, now(), account.lastInvoiceSequence),
      sequence: account.lastInvoiceSequence,
      subtotalCents,
      taxRateBasisPoints: rate,
      taxCents: tax,
      totalCents: subtotalCents + tax,
      seller: seller(),
      buyer: buyerOf(account),
      createdAt: now(),
      updatedAt: now(),
    })
    .returning();
  recordEvent(tx, { accountId: account.id, type: "invoice.created", ...toldOfInvoice(row!) });
  return row!;
}

async function takeSequence(tx: Tx, accountId: number) {
  const [account] = await tx
    .update(accounts)
    .set({ lastInvoiceSequence: sql`${accounts.lastInvoiceSequence} + 1` })
    .where(eq(accounts.id, accountId))
    .returning();
  if (!account) throw new AppError("not_found");
  return account;
}
