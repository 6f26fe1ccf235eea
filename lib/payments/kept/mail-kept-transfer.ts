import type { Invoice, Payment, Tx } from "@/db";
import { formatAmount } from "@/lib/money";
import { findBankDetails } from "@/lib/payments/bank-transfer/bank-details";
import { inFours } from "@/lib/payments/bank-transfer/creditor-reference";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";

interface Kept {
  payment: Payment;
  invoice: Invoice;
  /** What came just now. */
  amountCents: number;
}

/** The payer hears what is missing and where to send it, or that what was too much is theirs. */
export async function mailKeptTransfer(tx: Tx, { payment, invoice, amountCents }: Kept): Promise<void> {
  const { accountId, currency, amountCents: heldCents, id } = payment;
  const onceKey = `payment-kept:${id}:${heldCents}`;
  const amount = formatAmount(amountCents, currency);
  if (invoice.status !== "open") {
    const props = { number: invoice.number, amount, isSurplus: true };
    await mailBillingContact(tx, { accountId, template: "payment-kept", onceKey, props });
    return;
  }
  const missingCents = invoice.totalCents - heldCents;
  await mailBillingContact(tx, {
    accountId,
    template: "part-payment",
    onceKey,
    props: {
      number: invoice.number,
      invoiceId: invoice.id,
      amount,
      held: formatAmount(heldCents, currency),
      total: formatAmount(invoice.totalCents, currency),
      missing: formatAmount(missingCents, currency),
      transfer: transferOf(invoice, missingCents),
      notice: findBankDetails(invoice)?.notice ?? undefined,
    },
  });
}

/** Where the rest goes, line by line; empty where transfers are not offered any longer. */
function transferOf(invoice: Invoice, missingCents: number): [string, string][] {
  const details = findBankDetails(invoice);
  if (!details) return [];
  const facts: [string, string][] = [
    ["Beneficiary", details.beneficiary],
    ["Bank", details.bank],
    ["IBAN", inFours(details.iban)],
    ["BIC", details.bic],
    ["Amount", formatAmount(missingCents, details.currency)],
    ["Reference to quote", details.reference],
  ];
  return facts.filter(([, value]) => value !== "");
}
