import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import { formatIsoDate } from "@/lib/time/date-words";
import type { ChangeMailProps } from "./change-props";

export const planChangeScheduledMail = defineMail<ChangeMailProps["plan-change-scheduled"]>({
  subject: ({ toPlan }) => `You will change to ${toPlan}`,
  sample: { accountName: "Acme", fromPlan: "Scale", toPlan: "Growth", startsAt: "2026-08-01T00:00:00.000Z" },
  body: ({ accountName, fromPlan, toPlan, startsAt }) => (
    <MailLayout preview="Until then everything stays as it is." heading="Plan change scheduled">
      <Paragraph>
        {accountName} changes from {fromPlan} to {toPlan} on {formatIsoDate(startsAt)}. Until then everything
        stays as it is, and nothing is charged for the change.
      </Paragraph>
      <Paragraph>To keep {fromPlan}, choose it again under Billing before that day.</Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </MailLayout>
  ),
});
