import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";

export const passwordChangedMail = defineMail<{ email: string }>({
  subject: () => "Your password was changed",
  sample: { email: "olivia@acme.test" },
  body: ({ email }) => (
    <MailLayout preview="Every device was signed out." heading="Your password was changed">
      <Paragraph>The password of {email} was changed just now, and every device was signed out.</Paragraph>
      <Paragraph>If this wasn't you, set a new one immediately:</Paragraph>
      <Action href={`${env().APP_URL}/forgot-password`}>Set a new password</Action>
    </MailLayout>
  ),
});
