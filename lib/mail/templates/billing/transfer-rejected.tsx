import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const transferRejectedMail = defineMail<BillingMailProps["transfer-rejected"]>({
  subject: ({ number }) => `We could not match your transfer for ${number}`,
  sample: {
    accountName: "Acme",
    number: "INV-1-202607-0001",
    amount: "$139.00",
    reference: "TRX-1",
    reason: "No transfer with this reference has arrived.",
    isDue: true,
  },
  body: ({ accountName, number, amount, reference, reason, isDue }) => (
    <MailLayout preview={`Your transfer ${reference} needs another look.`} heading="Transfer not confirmed">
      <Paragraph>
        You reported the transfer {reference} of {amount} for invoice {number} of {accountName}. We could not
        confirm it: {reason}
      </Paragraph>
      {isDue ? (
        <>
          <Paragraph>
            The invoice stays open, and nothing is lost. Check the reference and report it again, or answer
            this email.
          </Paragraph>
          <Action href={`${env().APP_URL}/payment`}>Report it again</Action>
        </>
      ) : (
        <Paragraph>
          This invoice is no longer open, so there is nothing to pay for it. If you sent the money, answer
          this email with your bank's proof.
        </Paragraph>
      )}
    </MailLayout>
  ),
});
