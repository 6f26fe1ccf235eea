import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { ChangeMailProps } from "./change-props";

export const trialExtendedMail = defineMail<ChangeMailProps["trial-extended"]>({
  subject: ({ endsAt }) => `Your trial now ends on ${dateOf(endsAt)}`,
  sample: { accountName: "Acme", endsAt: "2026-08-15T00:00:00.000Z", worksAgain: false },
  body: ({ accountName, endsAt, worksAgain }) => (
    <MailLayout preview={`It now ends on ${dateOf(endsAt)}.`} heading="Trial extended">
      <Paragraph>
        Our team extended the trial of {accountName}. It now ends on {dateOf(endsAt)}.
        {worksAgain && " The account works again, with its sites, keys and team as they were."}
      </Paragraph>
      <Paragraph>Choose a plan before that day, and everything keeps working.</Paragraph>
      <Action href={`${env().APP_URL}/billing`}>Choose a plan</Action>
    </MailLayout>
  ),
});
