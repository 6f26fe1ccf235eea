import { env } from "@/lib/env";
import { dateOf, wayBackOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Quote } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

/** Money went back: how much, to where, and what else that changed. */
export const refundedMail = defineMail<BillingMailProps["refunded"]>({
  subject: ({ amount, number }) => `Refund of ${amount} for invoice ${number}`,
  attach: ({ creditNoteId }) => ({ kind: "credit_note", id: creditNoteId }),
  sample: {
    accountName: "Acme",
    number: "INV-1-202607-0001",
    invoiceId: 1,
    creditNoteNumber: "CN-1-202607-0001",
    creditNoteId: 1,
    amount: "$29.00",
    paid: "$229.00",
    isAll: false,
    method: "stripe",
    creditsTaken: 506,
    reason: "You were billed for a site that was offline.",
  },
  body: ({ accountName, number, creditNoteNumber, amount, paid, method, reason, ...more }) => (
    <MailLayout preview={`${amount} is on its way back to you.`} heading="We refunded your payment">
      <Paragraph>
        We refunded {amount} of the {paid} that {accountName} paid for invoice {number}. {wayBackOf(method)}
      </Paragraph>
      {reason && <Quote>{reason}</Quote>}
      <Paragraph>{effects(more)}</Paragraph>
      <Paragraph>Credit note {creditNoteNumber} for your records is attached.</Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </MailLayout>
  ),
});

type Effects = Pick<
  BillingMailProps["refunded"],
  "creditsTaken" | "periodTakenBack" | "periodsTakenBack" | "isAll"
>;

function effects({ creditsTaken, periodTakenBack, periodsTakenBack = 1, isAll }: Effects): string {
  const credits =
    creditsTaken > 0
      ? `${creditsTaken.toLocaleString("en-US")} credits that came with it were taken back.`
      : "Your credits stay as they are.";
  const period = isAll && periodTakenBack ? ` ${takenBack(periodTakenBack, periodsTakenBack)}` : "";
  return `${credits}${period}`;
}

function takenBack(from: string, count: number): string {
  const date = dateOf(from);
  return count > 1
    ? `The ${count} periods from ${date} on are no longer paid.`
    : `The period that would have begun on ${date} is no longer paid.`;
}
