import { env } from "@/lib/env";
import { defineMail } from "../define-mail";
import { Action, MailLayout, Paragraph } from "../layout";

/** To the old address, so that nobody's account is carried away unnoticed. */
export const emailChangeNoticeMail = defineMail<{ name: string; newEmail: string }>({
  subject: () => "Your e-mail address is about to change",
  sample: { name: "Olivia", newEmail: "olivia@new.test" },
  body: ({ name, newEmail }) => (
    <MailLayout preview={`To ${newEmail}.`} heading="Your address is about to change">
      <Paragraph>
        Hello {name}, somebody signed in as you asked to change this address to {newEmail}. It changes when
        that address is confirmed.
      </Paragraph>
      <Paragraph>If it was not you, set a new password now; that also stops the change.</Paragraph>
      <Action href={`${env().APP_URL}/forgot-password`}>Set a new password</Action>
    </MailLayout>
  ),
});
