import { z } from "zod";
import type { Invoice } from "@/db";
import { env } from "@/lib/env";
import { formatDecimal } from "@/lib/money";

export const bankDetailsOutput = z.object({
  invoice_id: z.int(),
  beneficiary: z.string(),
  bank: z.string(),
  iban: z.string(),
  bic: z.string(),
  reference: z.string(),
  amount: z.string(),
  currency: z.string(),
});
export type BankDetails = z.output<typeof bankDetailsOutput>;

/** Where to transfer the money of an invoice; its number is the reference to quote. */
export function bankDetails(
  invoice: Pick<Invoice, "id" | "number" | "totalCents" | "currency">,
): BankDetails {
  return {
    invoice_id: invoice.id,
    beneficiary: env().BANK_TRANSFER_BENEFICIARY,
    bank: env().BANK_TRANSFER_BANK,
    iban: env().BANK_TRANSFER_IBAN,
    bic: env().BANK_TRANSFER_BIC,
    reference: invoice.number,
    amount: formatDecimal(invoice.totalCents),
    currency: invoice.currency,
  };
}
