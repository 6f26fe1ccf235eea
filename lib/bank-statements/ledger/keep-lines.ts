import { eq } from "drizzle-orm";
import { asSystem, type BankLine, type Invoice, invoices, type Payment, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { AppError } from "@/lib/errors";
import { findWhyNotPayable } from "@/lib/invoices/not-payable";
import { findKeptTransfer, keepTransfer } from "@/lib/payments/kept/keep-transfer";
import { requireStaff } from "@/lib/staff/require-staff";
import { allocate, type By, lockLines, requireOpen } from "./allocate";
import { nameOf } from "./line-reference";

export interface KeepRequest {
  lineIds: readonly number[];
  /** That it was sent for: its account is whose money it is. */
  invoiceId: number;
  reason: string;
}

/**
 * What is open of these lines is the account's money: too little for its invoice, which waits for the rest, or too much. The
 * payer gets an email. Throws `not_found`, `forbidden`, and `invalid_state` for money that went out, came in another currency,
 * or is enough to pay the invoice.
 */
export function keepLines({ lineIds, invoiceId, reason }: KeepRequest, by: By): Promise<Payment> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, (await findInvoice(tx, invoiceId)).accountId);
    const invoice = await findInvoice(tx, invoiceId);
    const lines = await lockLines(tx, lineIds);
    await requireStaff(tx, by);
    for (const line of lines) requireKeepable(line, invoice);
    const amountCents = lines.reduce((sum, { openCents }) => sum + openCents, 0);
    await requireTooLittle(tx, invoice, amountCents);
    const [first] = lines as [BankLine];
    const externalPaymentId = await nameOfPart(tx, first);
    const money = { invoice, amountCents, externalPaymentId, payerName: first.otherName.slice(0, 200) };
    const payment = await keepTransfer(tx, account, { ...money, ...by });
    const place = { kind: "kept", madePayment: true, paymentId: payment.id, reason } as const;
    for (const line of lines) await allocate(tx, line, { ...place, amountCents: line.openCents }, by);
    return payment;
  });
}

/** Of a line of which a part has settled something: that has the line's own name. */
async function nameOfPart(tx: Tx, line: BankLine): Promise<string> {
  const name = await nameOf(tx, line);
  return line.openCents === line.amountCents ? name : `${name}-KEPT`;
}

async function findInvoice(tx: Tx, id: number): Promise<Invoice> {
  const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, id));
  if (!invoice) throw new AppError("not_found");
  return invoice;
}

function requireKeepable(line: BankLine, { number, currency }: Invoice): void {
  requireOpen(line);
  if (line.openCents < 0)
    throw new AppError("invalid_state", { message: "Money that went out can't be kept for anybody." });
  if (line.currency !== currency)
    throw new AppError("invalid_state", {
      message: `It came in ${line.currency}, and ${number} is in ${currency}.`,
    });
}

/** Money that pays an open invoice pays it, unless that takes none any longer. */
async function requireTooLittle(tx: Tx, invoice: Invoice, amountCents: number): Promise<void> {
  if (invoice.status !== "open" || (await findWhyNotPayable(tx, invoice))) return;
  const kept = await findKeptTransfer(tx, invoice.accountId, invoice.currency);
  if (amountCents + (kept?.amountCents ?? 0) < invoice.totalCents) return;
  throw new AppError("invalid_state", {
    message: `That is enough to pay ${invoice.number}: assign it, and what is left of it can be kept.`,
  });
}
