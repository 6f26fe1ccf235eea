import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { TopUpMailProps } from "./top-up-props";

export const topUpLimitMail = defineMail<TopUpMailProps["top-up-limit"]>({
  subject: () => "Your automatic top-up has reached its limit for this month",
  sample: {
    accountName: "Acme",
    packageName: "Five thousand",
    available: 380,
    count: 3,
    amount: "$147.00",
    renewsAt: "2026-08-01T00:00:00.000Z",
  },
  body: ({ accountName, packageName, available, count, amount, renewsAt }) => (
    <MailLayout preview={`${available} credits are left.`} heading="No more credits this month">
      <Paragraph>
        {accountName} has {available.toLocaleString("en")} credits left. "{packageName}" isn't bought
        automatically again this month, because it would exceed the limit you set: {count}{" "}
        {count === 1 ? "purchase" : "purchases"} so far, {amount} in all.
      </Paragraph>
      <Paragraph>
        Automatic purchases resume on {dateOf(renewsAt)}. If you need credits earlier, raise the limit or buy
        them under Usage.
      </Paragraph>
      <Action href={`${env().APP_URL}/usage#top-up`}>See the settings</Action>
    </MailLayout>
  ),
});
