import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import { WaysToPay } from "@/lib/mail/layout/ways-to-pay";
import type { BillingMailProps } from "./billing-props";
import { paymentLink } from "./payment-link";

export const invoiceMail = defineMail<BillingMailProps["invoice"]>({
  subject: ({ number, amount }) => `Invoice ${number} for ${amount}`,
  attach: ({ invoiceId }) => (invoiceId === undefined ? undefined : { kind: "invoice", id: invoiceId }),
  asksToPay: ({ invoiceId }) => invoiceId,
  sample: {
    accountName: "Acme",
    number: "INV-1-202607-0001",
    planName: "Growth",
    amount: "$139.00",
    dueAt: "2026-07-15T00:00:00.000Z",
    ways: {
      link: "https://app.example.com/payment?invoice=1",
      online: "card or PayPal",
      transfer: [
        ["Beneficiary", "Example Ltd"],
        ["IBAN", "DE89 3704 0044 0532 0130 00"],
        ["Reference to quote", "INV-1-202607-0001"],
      ],
    },
  },
  body: ({ accountName, number, planName, amount, dueAt, invoiceId, ways }) => (
    <MailLayout preview={`${number} is ready to be paid.`} heading="Your invoice">
      <Paragraph>
        Invoice {number} for {accountName} is ready: {planName}, {amount}, due on {dateOf(dueAt)}.
      </Paragraph>
      <Paragraph>It is attached as a PDF.</Paragraph>
      <WaysToPay ways={ways} link={paymentLink(invoiceId)} label="Pay the invoice" />
    </MailLayout>
  ),
});
