import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

/** To an address somebody wants to move to that has an account already: only its owner learns that. */
export const emailChangeTakenMail = defineMail<{ newEmail: string }>({
  subject: () => "This address has an account already",
  sample: { newEmail: "olivia@new.test" },
  body: ({ newEmail }) => (
    <MailLayout preview="Nothing was changed." heading="You have an account already">
      <Paragraph>
        Somebody asked to use {newEmail} for another account. It belongs to yours, so nothing was changed. If
        it was you, sign in with it, or choose another address for the other account.
      </Paragraph>
      <Action href={`${env().APP_URL}/login`}>Sign in</Action>
      <Small>If this wasn't you, there's nothing to do.</Small>
    </MailLayout>
  ),
});
