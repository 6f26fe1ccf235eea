import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { ChangeMailProps } from "./change-props";

/** Our team stopped offering the plan that the account is on: it works again on another one. */
export const planDeactivatedMail = defineMail<ChangeMailProps["plan-deactivated"]>({
  subject: () => "Your plan is no longer available: choose another one",
  sample: { accountName: "Acme", planName: "Growth" },
  body: ({ accountName, planName }) => (
    <MailLayout preview="Your data is safe." heading="Plan no longer available">
      <Paragraph>
        We no longer offer {planName}, the plan of {accountName}. Until you choose another plan, nobody can
        work in the account, and its API keys are refused. Your data is safe, and {planName} won't be charged
        again.
      </Paragraph>
      <Paragraph>
        The time that you have paid for counts toward the plan that you choose. If none of them fits, answer
        this email.
      </Paragraph>
      <Action href={`${env().APP_URL}/billing`}>Choose a plan</Action>
    </MailLayout>
  ),
});
