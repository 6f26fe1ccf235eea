import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

/** To the new address: nothing changes until its owner confirms. */
export const emailChangeMail = defineMail<{ newEmail: string; url: string }>({
  subject: () => "Confirm your new email address",
  secret: ["url"],
  sample: {
    newEmail: "olivia@new.test",
    url: "http://127.0.0.1:3000/verify-email?token=sample",
  },
  body: ({ newEmail, url }) => (
    <MailLayout preview="Confirm, and sign in with it from now on." heading="Confirm your new address">
      <Paragraph>Confirm that {newEmail} is yours, and you sign in with it from then on.</Paragraph>
      <Action href={url}>Confirm new address</Action>
      <Small>The link works for 24 hours. If you did not ask for this, ignore this letter.</Small>
    </MailLayout>
  ),
});
