import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const paymentKeptMail = defineMail<BillingMailProps["payment-kept"]>({
  subject: ({ amount, number }) => `We hold ${amount} for you: ${number} needed no further payment`,
  sample: { accountName: "Acme", number: "INV-1-202607-0001", amount: "$139" },
  body: ({ accountName, number, amount }) => (
    <MailLayout preview={`${amount} is yours.`} heading="We hold a payment for you">
      <Paragraph>
        A payment of {amount} for invoice {number} of {accountName} arrived after the invoice had been paid or
        replaced. It was not used for anything: the money is yours.
      </Paragraph>
      <Paragraph>Under Billing you can have it refunded, or use it for an invoice of that amount.</Paragraph>
      <Action href={`${env().APP_URL}/billing#money`}>See your money</Action>
    </MailLayout>
  ),
});
