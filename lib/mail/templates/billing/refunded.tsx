import { env } from "@/lib/env";
import { dateOf, wayBackOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Quote } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

/** Money went back: how much, to where, and what else that changed. */
export const refundedMail = defineMail<BillingMailProps["refunded"]>({
  subject: ({ amount, number, isTakenBack }) =>
    isTakenBack
      ? `${amount} of invoice ${number} went back to you`
      : `Refund of ${amount} for invoice ${number}`,
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
  body: ({ creditNoteNumber, amount, reason, isTakenBack, ...more }) => (
    <MailLayout
      preview={`${amount} is on its way back to you.`}
      heading={isTakenBack ? "Your payment was taken back" : "We refunded your payment"}
    >
      <Paragraph>
        {isTakenBack ? takenByDispute({ amount, ...more }) : refundedByUs({ amount, ...more })}
      </Paragraph>
      {reason && !isTakenBack && <Quote>{reason}</Quote>}
      <Paragraph>{effects(more)}</Paragraph>
      <Paragraph>Credit note {creditNoteNumber} for your records is attached.</Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </MailLayout>
  ),
});

type Money = Pick<BillingMailProps["refunded"], "accountName" | "number" | "amount" | "paid" | "method">;

function refundedByUs({ accountName, number, amount, paid, method }: Money): string {
  return `We refunded ${amount} of the ${paid} that ${accountName} paid for invoice ${number}. ${wayBackOf(method)}`;
}

/** A dispute is decided by the bank or by PayPal, which also sends the money: nobody should wait for ours beside it. */
function takenByDispute({ accountName, number, amount, paid, method }: Money): string {
  const who = method === "paypal" ? "PayPal" : "Your card's bank";
  return `${who} decided the dispute of this payment, and took back ${amount} of the ${paid} that ${accountName} paid for invoice ${number}. The money comes to you from there; we send nothing beside it.`;
}

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
