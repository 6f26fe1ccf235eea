import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

export const resetPasswordMail = defineMail<{ url: string }>({
  subject: () => "Set a new password",
  secret: ["url"],
  sample: { url: "http://127.0.0.1:3000/reset-password?token=sample" },
  body: ({ url }) => (
    <MailLayout preview="The link works for one hour." heading="Set a new password">
      <Paragraph>Somebody asked for a new password for this address.</Paragraph>
      <Action href={url}>Choose a new password</Action>
      <Small>
        The link works once, for one hour. If this wasn't you, ignore this email: your password stays as it
        is.
      </Small>
    </MailLayout>
  ),
});
