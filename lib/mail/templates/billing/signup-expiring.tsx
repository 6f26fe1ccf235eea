import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const signupExpiringMail = defineMail<BillingMailProps["signup-expiring"]>({
  subject: ({ planName }) => `Your ${planName} sign-up is waiting`,
  sample: { accountName: "Acme", planName: "Growth", expiresAt: "2026-07-31T00:00:00.000Z", daysLeft: 7 },
  body: ({ accountName, planName, expiresAt }) => (
    <MailLayout preview={`Finish it until ${dateOf(expiresAt)}.`} heading="Your sign-up is waiting">
      <Paragraph>
        You chose {planName} for {accountName}, and the first payment is still open.
      </Paragraph>
      <Paragraph>
        Finish it any time until {dateOf(expiresAt)}; after that the sign-up is cancelled. You can change the
        plan or the way to pay.
      </Paragraph>
      <Action href={`${env().APP_URL}/payment`}>Finish your sign-up</Action>
    </MailLayout>
  ),
});
