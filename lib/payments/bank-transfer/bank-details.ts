import { z } from "zod";
import type { Invoice } from "@/db";
import { AppError } from "@/lib/errors";
import { type BankAccount, bankAccount, SAMPLE_NOTICE } from "@/lib/invoices/bank-account";
import { formatDecimal } from "@/lib/money";
import { creditorReference } from "./creditor-reference";

export const bankDetailsOutput = z.object({
  invoice_id: z.int(),
  beneficiary: z.string(),
  bank: z.string(),
  iban: z.string(),
  bic: z.string(),
  reference: z.string(),
  /** The reference in structured form (ISO 11649), for banks that ask for one. */
  creditor_reference: z.string().nullable(),
  amount: z.string(),
  currency: z.string(),
  /** Said where the account is nobody's. */
  notice: z.string().nullable(),
});
export type BankDetails = z.output<typeof bankDetailsOutput>;

type Payable = Pick<Invoice, "id" | "number" | "totalCents" | "currency">;

/**
 * Where to transfer the money of an invoice, less what is held of it already; its number is the reference to quote. Undefined:
 * transfers are not offered.
 */
export function findBankDetails(invoice: Payable, heldCents = 0): BankDetails | undefined {
  const account = bankAccount();
  return account && detailsOf(account, invoice, heldCents);
}

/** Throws `payment_method_unavailable` where transfers are not offered. */
export function getBankDetails(invoice: Payable, heldCents = 0): BankDetails {
  const details = findBankDetails(invoice, heldCents);
  if (!details) throw new AppError("payment_method_unavailable");
  return details;
}

function detailsOf({ isSample, ...account }: BankAccount, invoice: Payable, heldCents: number): BankDetails {
  return {
    invoice_id: invoice.id,
    ...account,
    reference: invoice.number,
    creditor_reference: creditorReference(invoice.number) ?? null,
    amount: formatDecimal(invoice.totalCents - heldCents),
    currency: invoice.currency,
    notice: isSample ? SAMPLE_NOTICE : null,
  };
}
