import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";
import { paymentLink } from "./payment-link";

export const suspendedMail = defineMail<BillingMailProps["suspended"]>({
  subject: () => "Your account is suspended",
  sample: { accountName: "Acme", number: "INV-1-202608-0002", amount: "$139" },
  body: ({ accountName, number, amount, invoiceId }) => (
    <MailLayout preview={`Invoice ${number} was not paid.`} heading="Account suspended">
      <Paragraph>
        Invoice {number} for {amount} was not paid, so {accountName} is suspended. Nothing is deleted.
      </Paragraph>
      <Paragraph>It works again as soon as the invoice is paid.</Paragraph>
      <Action href={paymentLink(invoiceId)}>Pay and continue</Action>
    </MailLayout>
  ),
});
