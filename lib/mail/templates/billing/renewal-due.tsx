import { dateOf, days } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import { WaysToPay } from "@/lib/mail/layout/ways-to-pay";
import type { BillingMailProps } from "./billing-props";
import { paymentLink } from "./payment-link";

export const renewalDueMail = defineMail<BillingMailProps["renewal-due"]>({
  subject: ({ planName, daysLeft }) => `${planName} renews in ${days(daysLeft)}`,
  attach: ({ invoiceId }) => (invoiceId === undefined ? undefined : { kind: "invoice", id: invoiceId }),
  asksToPay: ({ invoiceId, chargedAutomatically }) => (chargedAutomatically ? undefined : invoiceId),
  sample: {
    accountName: "Acme",
    number: "INV-1-202608-0002",
    planName: "Growth",
    amount: "$139.00",
    periodEndsAt: "2026-08-01T00:00:00.000Z",
    daysLeft: 7,
    chargedAutomatically: false,
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
  body: ({
    accountName,
    number,
    planName,
    amount,
    periodEndsAt,
    chargedAutomatically,
    invoiceId,
    replaces,
    ways,
  }) => (
    <MailLayout preview={`${amount} for the next period.`} heading="Time to renew">
      <Paragraph>
        The paid period of {accountName} on {planName} ends on {dateOf(periodEndsAt)}. Invoice {number} for{" "}
        {amount} is for the next one.
      </Paragraph>
      {replaces && (
        <Paragraph>
          It replaces invoice {replaces}, which is void because your plan or its price has changed. Please
          don't pay that one.
        </Paragraph>
      )}
      <Paragraph>
        {chargedAutomatically
          ? "We'll charge your card automatically. There is nothing to do."
          : "Pay by then, and nothing is interrupted. The new period starts where this one ends, however early you pay."}
      </Paragraph>
      <WaysToPay ways={ways} link={paymentLink(invoiceId)} label="See the invoice" />
    </MailLayout>
  ),
});
