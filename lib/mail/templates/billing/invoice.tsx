import { longDate } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";
import { paymentLink } from "./payment-link";

export const invoiceMail = defineMail<BillingMailProps["invoice"]>({
  subject: ({ number, amount }) => `Invoice ${number} over ${amount}`,
  sample: {
    accountName: "Acme",
    number: "INV-1-202607-0001",
    planName: "Growth",
    amount: "$139",
    dueAt: "2026-07-01T00:00:00.000Z",
  },
  body: ({ accountName, number, planName, amount, dueAt, invoiceId }) => (
    <MailLayout preview={`${number} is ready to be paid.`} heading="Your invoice">
      <Paragraph>
        Invoice {number} for {accountName} is ready: {planName}, {amount}, due on {longDate(dueAt)}.
      </Paragraph>
      <Paragraph>
        Pay by card, PayPal or bank transfer, whichever you like. For a bank transfer, quote the invoice
        number.
      </Paragraph>
      <Action href={paymentLink(invoiceId)}>Pay the invoice</Action>
    </MailLayout>
  ),
});
