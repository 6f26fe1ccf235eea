import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import { formatIsoDate } from "@/lib/time/date-words";
import type { ChangeMailProps } from "./change-props";

export const subscriptionResumedMail = defineMail<ChangeMailProps["subscription-resumed"]>({
  subject: () => "Your subscription continues",
  sample: { accountName: "Acme", planName: "Growth", renewsAt: "2026-08-01T00:00:00.000Z" },
  body: ({ accountName, planName, renewsAt }) => (
    <MailLayout preview="Your cancellation is withdrawn." heading="Subscription resumed">
      <Paragraph>
        You resumed the subscription of {accountName} to {planName}.{" "}
        {renewsAt ? `It renews on ${formatIsoDate(renewsAt)}.` : "It continues as before."}
      </Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </MailLayout>
  ),
});
