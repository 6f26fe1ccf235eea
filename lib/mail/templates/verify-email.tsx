import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

export const verifyEmailMail = defineMail<{ url: string }>({
  subject: () => "Confirm your email address",
  secret: ["url"],
  sample: { url: "http://127.0.0.1:3000/verify-email?token=sample" },
  body: ({ url }) => (
    <MailLayout preview="One click, and you can create API keys." heading="Confirm your email address">
      <Paragraph>Please confirm that this address is yours. API keys need it.</Paragraph>
      <Action href={url}>Confirm address</Action>
      <Small>
        The link works for 24 hours. If you didn't sign up, ignore this email: nothing happens without you.
      </Small>
    </MailLayout>
  ),
});
