import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

/** An invoice that was sent is taken back before it was paid. */
export const invoiceCancelledMail = defineMail<BillingMailProps["invoice-cancelled"]>({
  subject: ({ number }) => `Invoice ${number} is cancelled`,
  attach: ({ creditNoteId }) => ({ kind: "credit_note", id: creditNoteId }),
  sample: {
    accountName: "Acme",
    number: "INV-1-202607-0001",
    creditNoteNumber: "CN-1-202607-0001",
    creditNoteId: 1,
    amount: "$139.00",
  },
  body: ({ accountName, number, creditNoteNumber, amount }) => (
    <MailLayout preview="You don't need to pay it." heading="Invoice cancelled">
      <Paragraph>
        Invoice {number} of {accountName} for {amount} is cancelled. You don't need to pay it.
      </Paragraph>
      <Paragraph>Credit note {creditNoteNumber} for your records is attached.</Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </MailLayout>
  ),
});
