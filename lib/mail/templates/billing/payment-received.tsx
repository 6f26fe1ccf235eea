import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const paymentReceivedMail = defineMail<BillingMailProps["payment-received"]>({
  subject: ({ amount, number }) => `Thank you: ${amount} received for ${number}`,
  attach: ({ invoiceId }) => ({ kind: "invoice", id: invoiceId }),
  sample: {
    accountName: "Acme",
    number: "INV-1-202607-0001",
    planName: "Growth",
    amount: "$139.00",
    invoiceId: 1,
    paidUntil: "2026-08-01T00:00:00.000Z",
    credits: 2000,
  },
  body: ({ accountName, number, planName, amount, paidFrom, paidUntil, credits, bought, ...is }) => (
    <MailLayout preview={`${amount} has arrived.`} heading="Payment received">
      <Paragraph>
        We have received {amount} for invoice {number}.{" "}
        {bought && `${accountName} has ${bought.toLocaleString("en-US")} credits more.`}
        {!bought && paidFrom && `${planName} is paid from ${dateOf(paidFrom)} `}
        {!bought &&
          !paidFrom &&
          (is.isSuspended ? `${planName} is paid ` : `${accountName} is on ${planName} `)}
        {!bought && `until ${dateOf(paidUntil)}.`}
      </Paragraph>
      {is.isTopUp && (
        <Paragraph>
          These credits were bought automatically, because fewer were left than you had set. You can change or
          stop that under Usage.
        </Paragraph>
      )}
      {is.held && (
        <Paragraph>
          We also hold {is.held} of yours, which this payment did not use. It counts for your next transfer,
          or reply and we send it back.
        </Paragraph>
      )}
      {is.isSuspended && (
        <Paragraph>
          {accountName} stays suspended all the same, because our team suspended it. Contact us to resolve it.
        </Paragraph>
      )}
      <Paragraph>
        Your balance is {bought ? "" : "set to "}
        {credits.toLocaleString("en-US")} credits. The paid invoice is attached, and under Billing.
      </Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See the invoice</Action>
    </MailLayout>
  ),
});
