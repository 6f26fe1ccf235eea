import { days, longDate } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";
import { paymentLink } from "./payment-link";

export const renewalDueMail = defineMail<BillingMailProps["renewal-due"]>({
  subject: ({ planName, daysLeft }) => `${planName} renews in ${days(daysLeft)}`,
  sample: {
    accountName: "Acme",
    number: "INV-1-202608-0002",
    planName: "Growth",
    amount: "$139",
    periodEndsAt: "2026-08-01T00:00:00.000Z",
    daysLeft: 7,
    chargedAutomatically: false,
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
  }) => (
    <MailLayout preview={`${amount} for the next period.`} heading="Time to renew">
      <Paragraph>
        The paid period of {accountName} on {planName} ends on {longDate(periodEndsAt)}. Invoice {number} over{" "}
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
          ? "Your card is charged by itself; there is nothing to do."
          : "Pay by then, and nothing is interrupted. The new period starts where this one ends, however early you pay."}
      </Paragraph>
      <Action href={paymentLink(invoiceId)}>See the invoice</Action>
    </MailLayout>
  ),
});
