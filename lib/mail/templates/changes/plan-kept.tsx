import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { ChangeMailProps } from "./change-props";

/** A change that waited for the period's end, and that they were told of, is off. */
export const planKeptMail = defineMail<ChangeMailProps["plan-kept"]>({
  subject: ({ planName }) => `You stay on ${planName}`,
  sample: { accountName: "Acme", planName: "Growth" },
  body: ({ accountName, planName }) => (
    <MailLayout preview="The scheduled change was withdrawn." heading="Plan change withdrawn">
      <Paragraph>
        The change that was scheduled for {accountName} was withdrawn. It stays on {planName}, and renews as
        before.
      </Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </MailLayout>
  ),
});
