import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

/** To the old address, without whose confirmation nobody's account is carried away. */
export const emailChangeApprovalMail = defineMail<{ name: string; newEmail: string; url: string }>({
  subject: () => "Confirm the change of your email address",
  secret: ["url"],
  sample: {
    name: "Olivia",
    newEmail: "olivia@new.test",
    url: "http://127.0.0.1:3000/verify-email?token=sample",
  },
  body: ({ name, newEmail, url }) => (
    <MailLayout preview={`To ${newEmail}.`} heading="Change your address?">
      <Paragraph>
        Hello {name}, somebody signed in as you asked to change this address to {newEmail}. It changes when
        both addresses have confirmed: this one here, and the new one by the link that it got.
      </Paragraph>
      <Action href={url}>Confirm the change</Action>
      <Small>
        The link works for 24 hours. If this wasn't you, don't confirm it, and{" "}
        <a href={`${env().APP_URL}/forgot-password`}>set a new password</a>; that also stops the change.
      </Small>
    </MailLayout>
  ),
});
