import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const trialEndedMail = defineMail<BillingMailProps["trial-ended"]>({
  subject: () => "Your trial has ended",
  sample: { accountName: "Acme" },
  body: ({ accountName }) => (
    <MailLayout preview="Everything is kept for you." heading="Your trial has ended">
      <Paragraph>
        The free trial of {accountName} has ended, and the account is paused. Everything in it is kept.
      </Paragraph>
      <Paragraph>Choose a plan to pick up where you left off.</Paragraph>
      <Action href={`${env().APP_URL}/payment`}>Choose a plan</Action>
    </MailLayout>
  ),
});
