import { eq } from "drizzle-orm";
import { invoices, payments, type RefundRow, type Tx } from "@/db";
import { env } from "@/lib/env";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { formatAmount } from "@/lib/money";

const PROVIDER_NAMES = { stripe: "Stripe", paypal: "PayPal" } as const;

/** Our team hears once of a refund that a provider did not make: staff believed that the money had left. */
export async function tellFailedRefund(tx: Tx, refund: RefundRow, reason: string): Promise<void> {
  if (!refund.provider) return;
  const [found] = await tx
    .select({ currency: payments.currency, number: invoices.number })
    .from(payments)
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(eq(payments.id, refund.paymentId));
  await enqueueMail(tx, {
    to: env().SUPPORT_EMAIL,
    template: "refund-failed",
    onceKey: `refund-failed:${refund.id}`,
    props: {
      amount: formatAmount(refund.amountCents, found!.currency),
      number: found!.number,
      provider: PROVIDER_NAMES[refund.provider],
      reason,
      url: `${env().APP_URL}/admin/payments/${refund.paymentId}`,
    },
  });
}
