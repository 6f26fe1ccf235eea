import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import { formatIsoDate } from "@/lib/time/date-words";
import type { ChangeMailProps } from "./change-props";

export const subscriptionCancelledMail = defineMail<ChangeMailProps["subscription-cancelled"]>({
  subject: ({ planName }) => `Your ${planName ? "subscription" : "account"} is cancelled`,
  sample: {
    accountName: "Acme",
    planName: "Growth",
    endsAt: "2026-08-01T00:00:00.000Z",
    hasEnded: false,
    byUs: false,
  },
  body: ({ accountName, planName, ...course }) => (
    <MailLayout
      preview="What this means for your account."
      heading={planName ? "Subscription cancelled" : "Account cancelled"}
    >
      <Paragraph>
        {planName ? `${accountName} is no longer subscribed to ${planName}.` : `${accountName} is cancelled.`}{" "}
        {courseOf(course)}
      </Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </MailLayout>
  ),
});

type Course = Pick<ChangeMailProps["subscription-cancelled"], "endsAt" | "hasEnded" | "byUs">;

function courseOf({ endsAt, hasEnded, byUs }: Course): string {
  if (byUs) return "Our team ended it. Write to us if you have questions.";
  if (hasEnded) return "It ended immediately, since nothing was paid ahead.";
  if (!endsAt) return "It ends with the trial.";
  return `It keeps working until ${formatIsoDate(endsAt)}, and nothing more is charged. You can resume it until then.`;
}
