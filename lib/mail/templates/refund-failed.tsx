import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Quote } from "@/lib/mail/layout/layout";

interface RefundFailedProps {
  amount: string;
  number: string;
  provider: string;
  reason: string;
  url: string;
}

/** To the operator: nobody else knows that the money has not left. */
export const refundFailedMail = defineMail<RefundFailedProps>({
  subject: ({ amount, number }) => `A refund of ${amount} for ${number} failed`,
  sample: {
    amount: "$29.00",
    number: "INV-1-202607-0001",
    provider: "Stripe",
    reason: "The money did not reach the payer.",
    url: "https://app.example.com/admin/payments/7",
  },
  body: ({ amount, number, provider, reason, url }) => (
    <MailLayout preview={`${amount} did not go back.`} heading="A refund failed">
      <Paragraph>
        {provider} could not refund {amount} of invoice {number}. The payer does not have the money. Try
        again, or send it another way.
      </Paragraph>
      <Quote>{reason}</Quote>
      <Action href={url}>Open the payment</Action>
    </MailLayout>
  ),
});
