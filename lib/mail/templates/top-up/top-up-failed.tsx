import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { TopUpMailProps } from "./top-up-props";

type Props = TopUpMailProps["top-up-failed"];

export const topUpFailedMail = defineMail<Props>({
  subject: ({ packageName }) => `We couldn't buy "${packageName}" automatically`,
  attach: ({ invoiceId }) => (invoiceId === undefined ? undefined : { kind: "invoice", id: invoiceId }),
  sample: {
    accountName: "Acme",
    packageName: "Five thousand",
    amount: "$49.00",
    number: "INV-1-202607-0002",
    invoiceId: 2,
    reason: "Your card was declined.",
    needsConfirmation: false,
    pausedUntil: "2026-07-16T00:00:00.000Z",
  },
  body: (props) => (
    <MailLayout preview={props.reason} heading="The automatic top-up failed">
      <Paragraph>
        Credits of {props.accountName} are running low, and "{props.packageName}" ({props.amount}) should have
        been bought automatically. That didn't work: {props.reason} Nothing was charged.
      </Paragraph>
      <Paragraph>{whatToDo(props)}</Paragraph>
      <Paragraph>
        {props.pausedUntil
          ? `Until ${dateOf(props.pausedUntil)} we don't try again automatically. Saving the settings under Usage ends this pause.`
          : "The automatic top-up is now off. You can switch it on again under Usage."}
      </Paragraph>
      {props.invoiceId === undefined ? (
        <Action href={`${env().APP_URL}/usage#top-up`}>Change the settings</Action>
      ) : (
        <Action href={`${env().APP_URL}/payment?invoice=${props.invoiceId}`}>Pay it now</Action>
      )}
    </MailLayout>
  ),
});

function whatToDo({ number, needsConfirmation }: Props): string {
  if (!number) return "Choose another package under Usage.";
  if (needsConfirmation)
    return `Your bank wants you to confirm this payment. Pay invoice ${number} with the button below, and your bank asks you there.`;
  return `You can pay invoice ${number} with the button below, with another card too. To change the stored card, open Billing, then "Card and receipts".`;
}
