import type { Invoice } from "@/db";
import type { PaymentMethod } from "@/db/words";
import { env } from "@/lib/env";
import type { PrintedPayment } from "@/lib/invoices/pdf/document";
import { formatAmount } from "@/lib/money";
import { findBankDetails } from "@/lib/payments/bank-transfer/bank-details";
import { inFours } from "@/lib/payments/bank-transfer/creditor-reference";
import { epcCode } from "@/lib/payments/bank-transfer/epc-code";
import { methodsFor } from "@/lib/payments/checkout/providers";

const ONLINE: Partial<Record<PaymentMethod, string>> = { stripe: "card", paypal: "PayPal" };

/** How an open invoice is paid, by each method that takes it: for its PDF and its email. Undefined where none does. */
export function waysToPay(invoice: Invoice, heldCents = 0): PrintedPayment | undefined {
  const methods = methodsFor(invoice);
  if (invoice.status !== "open" || methods.length === 0) return undefined;
  const online = methods.flatMap((method) => ONLINE[method] ?? []).join(" or ");
  return {
    link: `${env().APP_URL}/payment?invoice=${invoice.id}`,
    online: online || undefined,
    ...(heldCents > 0 && online && { onlineAmount: formatAmount(invoice.totalCents, invoice.currency) }),
    transfer: methods.includes("bank_transfer") ? transferOf(invoice, heldCents) : undefined,
  };
}

function transferOf(invoice: Invoice, heldCents: number): PrintedPayment["transfer"] {
  const details = findBankDetails(invoice, heldCents);
  if (!details) return undefined;
  const { beneficiary, bank, iban, bic, reference, creditor_reference } = details;
  const facts: (readonly [string, string])[] = [
    ["Beneficiary", beneficiary],
    ["Bank", bank],
    ["IBAN", inFours(iban)],
    ["BIC", bic],
    ["Amount", formatAmount(invoice.totalCents - heldCents, invoice.currency)],
    ["Reference to quote", reference],
    ["Or, if structured", creditor_reference ? inFours(creditor_reference) : ""],
  ];
  return {
    facts: facts.filter(([, value]) => value !== ""),
    notice: details.notice,
    code: epcCode(details),
  };
}
