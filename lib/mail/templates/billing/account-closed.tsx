import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const accountClosedMail = defineMail<BillingMailProps["account-closed"]>({
  subject: () => "Your account is closed",
  sample: { accountName: "Acme", purgedAt: "2026-08-01T00:00:00.000Z" },
  body: ({ accountName, purgedAt }) => (
    <MailLayout preview={`It can be restored until ${dateOf(purgedAt)}.`} heading="Account closed">
      <Paragraph>
        {accountName} is closed. Its data is kept until {dateOf(purgedAt)} and then deleted for good, except
        for invoices and payments, which tax law makes us keep.
      </Paragraph>
      <Paragraph>If you change your mind before, write to us and we restore it.</Paragraph>
      <Action href={`${env().APP_URL}/contact`}>Write to us</Action>
    </MailLayout>
  ),
});
