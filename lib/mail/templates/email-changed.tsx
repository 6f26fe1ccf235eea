import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

/** To the old address and the new one, once the change is done. Holds no link that opens anything without a password. */
export const emailChangedMail = defineMail<{ name: string; oldEmail: string; newEmail: string }>({
  subject: () => "Your email address was changed",
  sample: { name: "Olivia", oldEmail: "olivia@old.test", newEmail: "olivia@new.test" },
  body: ({ name, oldEmail, newEmail }) => (
    <MailLayout preview={`Sign in with ${newEmail} from now on.`} heading="Your email address was changed">
      <Paragraph>
        Hello {name}, your email address was changed from {oldEmail} to {newEmail}. Sign in with {newEmail}{" "}
        from now on. Links we sent to {oldEmail} before no longer work.
      </Paragraph>
      <Paragraph>Devices that were signed in still are. You can sign out any you don't recognize.</Paragraph>
      <Action href={`${env().APP_URL}/settings/security`}>Review your devices</Action>
      <Small>
        If this wasn't you, <a href={`${env().APP_URL}/contact`}>contact us</a> right away.
      </Small>
    </MailLayout>
  ),
});
