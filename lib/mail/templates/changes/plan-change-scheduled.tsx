import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import { formatIsoDate } from "@/lib/time/date-words";
import type { ChangeMailProps } from "./change-props";

const PAYS = { month: "monthly", year: "yearly" };

/** Another plan, or the same one paid at another interval. */
export const planChangeScheduledMail = defineMail<ChangeMailProps["plan-change-scheduled"]>({
  subject: ({ toPlan, newInterval }) =>
    newInterval ? `You will pay ${PAYS[newInterval]} for ${toPlan}` : `You will change to ${toPlan}`,
  sample: { accountName: "Acme", fromPlan: "Scale", toPlan: "Growth", startsAt: "2026-08-01T00:00:00.000Z" },
  body: ({ accountName, fromPlan, toPlan, newInterval, startsAt }) => (
    <MailLayout
      preview="Until then everything stays as it is."
      heading={newInterval ? "Payment interval changed" : "Plan change scheduled"}
    >
      <Paragraph>
        {newInterval
          ? `${accountName} will pay ${PAYS[newInterval]} for ${toPlan}, beginning`
          : `${accountName} changes from ${fromPlan} to ${toPlan}`}{" "}
        on {formatIsoDate(startsAt)}. Until then everything stays as it is, and nothing is charged for the
        change.
      </Paragraph>
      <Paragraph>
        {newInterval
          ? "To keep paying as you do now, choose it again under Billing before that day."
          : `To keep ${fromPlan}, choose it again under Billing before that day.`}
      </Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </MailLayout>
  ),
});
