import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import { WaysToPay } from "@/lib/mail/layout/ways-to-pay";
import type { BillingMailProps } from "./billing-props";
import { paymentLink } from "./payment-link";

export const pastDueMail = defineMail<BillingMailProps["past-due"]>({
  subject: ({ number }) => `Invoice ${number} is past due`,
  attach: ({ invoiceId }) => (invoiceId === undefined ? undefined : { kind: "invoice", id: invoiceId }),
  asksToPay: ({ invoiceId }) => invoiceId,
  sample: {
    accountName: "Acme",
    number: "INV-1-202608-0002",
    amount: "$139.00",
    suspendedAt: "2026-08-08T00:00:00.000Z",
  },
  body: ({ accountName, number, amount, suspendedAt, invoiceId, ways }) => (
    <MailLayout preview={`${amount} is still open.`} heading="Payment past due">
      <Paragraph>
        Invoice {number} over {amount} of {accountName} is not paid yet. Everything still works.
      </Paragraph>
      <Paragraph>
        Without a payment the account is suspended on {dateOf(suspendedAt)}. If you have paid already, report
        the transfer and we look for it.
      </Paragraph>
      <WaysToPay ways={ways} link={paymentLink(invoiceId)} label="Pay now" />
    </MailLayout>
  ),
});
