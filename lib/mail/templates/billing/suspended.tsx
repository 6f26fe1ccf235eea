import { defineMail } from "@/lib/mail/layout/define-mail";
import { MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import { WaysToPay } from "@/lib/mail/layout/ways-to-pay";
import type { BillingMailProps } from "./billing-props";
import { paymentLink } from "./payment-link";

/** For non-payment, with each way to end it. Where our team suspended an account there is nothing to pay: suspended-by-us. */
export const suspendedMail = defineMail<BillingMailProps["suspended"]>({
  subject: () => "Your account is suspended",
  attach: ({ invoiceId }) => (invoiceId === undefined ? undefined : { kind: "invoice", id: invoiceId }),
  asksToPay: ({ invoiceId }) => invoiceId,
  sample: { accountName: "Acme", number: "INV-1-202608-0002", amount: "$139.00" },
  body: ({ accountName, number, amount, invoiceId, ways }) => (
    <MailLayout preview={`Invoice ${number} was not paid.`} heading="Account suspended">
      <Paragraph>
        Invoice {number} over {amount} was not paid, so {accountName} is suspended. Nothing is deleted.
      </Paragraph>
      <Paragraph>It works again as soon as the invoice is paid. The invoice is attached.</Paragraph>
      <WaysToPay ways={ways} link={paymentLink(invoiceId)} label="Pay and continue" />
    </MailLayout>
  ),
});
