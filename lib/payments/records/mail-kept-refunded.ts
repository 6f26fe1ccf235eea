import { eq } from "drizzle-orm";
import { invoices, type Payment, type Tx } from "@/db";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { formatAmount } from "@/lib/money";

/** What the account's own people ask for has this reason, which is no news to them. */
export const ASKED_BY_PAYER = "It paid no invoice, and its payer asked for it.";

/** Tells whose money it was how much of it went back, and how much is still held. It paid no invoice, so none is credited. */
export async function mailKeptRefunded(
  tx: Tx,
  before: Payment,
  after: Payment,
  reason: string,
): Promise<void> {
  const { id, accountId, currency, method } = after;
  const leftCents = after.amountCents - after.refundedCents;
  const [invoice] = await tx
    .select({ number: invoices.number })
    .from(invoices)
    .where(eq(invoices.id, after.invoiceId));
  await mailBillingContact(tx, {
    accountId,
    template: "kept-refunded",
    onceKey: `kept-refunded:${id}:${after.amountCents}:${after.refundedCents}`,
    props: {
      number: invoice!.number,
      amount: formatAmount(after.refundedCents - before.refundedCents, currency),
      left: leftCents > 0 ? formatAmount(leftCents, currency) : "",
      method,
      reason: reason === ASKED_BY_PAYER ? "" : reason,
    },
  });
}
