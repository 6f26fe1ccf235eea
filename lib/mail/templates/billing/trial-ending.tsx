import { env } from "@/lib/env";
import { dateOf, days } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const trialEndingMail = defineMail<BillingMailProps["trial-ending"]>({
  subject: ({ daysLeft }) => `Your trial ends in ${days(daysLeft)}`,
  sample: { accountName: "Acme", endsAt: "2026-07-15T00:00:00.000Z", daysLeft: 3 },
  body: ({ accountName, endsAt, daysLeft }) => (
    <MailLayout preview={`${days(daysLeft)} left.`} heading="Your trial is ending">
      <Paragraph>
        The free trial of {accountName} ends on {dateOf(endsAt)}, in {days(daysLeft)}.
      </Paragraph>
      <Paragraph>
        Choose a plan to continue without a break. Your sites, keys and content stay as they are.
      </Paragraph>
      <Action href={`${env().APP_URL}/payment`}>Choose a plan</Action>
    </MailLayout>
  ),
});
