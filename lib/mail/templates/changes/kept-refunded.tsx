import { env } from "@/lib/env";
import { wayBackOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Quote } from "@/lib/mail/layout/layout";
import type { ChangeMailProps } from "./change-props";

/** Money that paid nothing and was held for the account has gone back. No credit note: no invoice was paid with it. */
export const keptRefundedMail = defineMail<ChangeMailProps["kept-refunded"]>({
  subject: ({ amount }) => `We sent back ${amount} that we held for you`,
  sample: {
    accountName: "Acme",
    number: "INV-1-202607-0001",
    amount: "$139.00",
    left: "",
    method: "stripe",
    reason: "",
  },
  body: ({ accountName, number, amount, left, method, reason }) => (
    <MailLayout preview={`${amount} is on its way back to you.`} heading="We sent your money back">
      <Paragraph>
        We held {amount} for {accountName}, which came for invoice {number} and paid no invoice. We sent it
        back. {wayBackOf(method)}
      </Paragraph>
      {reason && <Quote>{reason}</Quote>}
      <Paragraph>
        {left ? `We still hold ${left} for you. ` : ""}Your plan, credits and invoices stay as they are.
      </Paragraph>
      <Action href={`${env().APP_URL}/billing#money`}>See your billing</Action>
    </MailLayout>
  ),
});
