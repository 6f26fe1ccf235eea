import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";

/** To the person who is no longer a member. */
export const removedFromTeamMail = defineMail<{ accountName: string }>({
  subject: () => "You were removed from a team",
  sample: { accountName: "Acme" },
  body: ({ accountName }) => (
    <MailLayout preview="You were signed out everywhere." heading="You are no longer on the team">
      <Paragraph>
        An owner or admin removed you from {accountName}, and you were signed out everywhere. What you made
        there stays with the account.
      </Paragraph>
      <Paragraph>
        Your sign-in still works: with it you can open an account of your own, join another team or delete it.
      </Paragraph>
      <Action href={`${env().APP_URL}/login`}>Sign in</Action>
    </MailLayout>
  ),
});
