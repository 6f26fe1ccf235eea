import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

/** Somebody knows the password and has no second factor. */
export const wrongCodesMail = defineMail<{ email: string; ip: string }>({
  subject: () => "Somebody is trying to sign in to your account",
  sample: { email: "olivia@acme.test", ip: "192.0.2.1" },
  body: ({ email, ip }) => (
    <MailLayout preview="Wrong codes after the right password." heading="Wrong two-factor codes">
      <Paragraph>
        Somebody at {ip} entered the right password for {email} and then several wrong codes. They didn't get
        in. If this wasn't you, your password is known to somebody else: choose a new one now.
      </Paragraph>
      <Action href={`${env().APP_URL}/forgot-password`}>Choose a new password</Action>
      <Small>After 20 wrong codes in a day, no code is accepted until the password has changed.</Small>
    </MailLayout>
  ),
});
