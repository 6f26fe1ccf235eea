import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const paymentFailedMail = defineMail<BillingMailProps["payment-failed"]>({
  subject: ({ number }) => `Your payment for ${number} didn't go through`,
  sample: {
    accountName: "Acme",
    number: "INV-1-202607-0001",
    invoiceId: 1,
    amount: "$139.00",
    reason: "Your bank refused the debit.",
    isDue: true,
  },
  body: ({ accountName, number, invoiceId, amount, reason, isDue }) => (
    <MailLayout preview={`Your payment of ${amount} failed.`} heading="Your payment didn't go through">
      <Paragraph>
        The payment of {amount} for invoice {number} of {accountName} has failed: {reason}
      </Paragraph>
      {isDue ? (
        <>
          <Paragraph>Nothing was charged, and the invoice is still open. You can pay it again now.</Paragraph>
          <Action href={`${env().APP_URL}/payment?invoice=${invoiceId}`}>Pay again</Action>
        </>
      ) : (
        <Paragraph>
          Nothing was charged, and there is nothing to do: this invoice is no longer open.
        </Paragraph>
      )}
    </MailLayout>
  ),
});
