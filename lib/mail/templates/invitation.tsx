import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

interface InvitationProps {
  accountName: string;
  inviterEmail: string;
  role: string;
  url: string;
  /** Its last moment; emails that waited in the outbox before it was told don't have it. */
  endsAt?: string;
}

export const invitationMail = defineMail<InvitationProps>({
  subject: () => "You are invited to a team on IGNY8",
  secret: ["url"],
  sample: {
    accountName: "Acme",
    inviterEmail: "olivia@acme.test",
    role: "editor",
    url: "http://127.0.0.1:3000/invite/sample",
    endsAt: "2026-08-08T00:00:00.000Z",
  },
  body: ({ accountName, inviterEmail, role, url, endsAt }) => (
    <MailLayout preview="Accept the invitation, or ignore it." heading="You are invited to a team">
      <Paragraph>
        {inviterEmail} invites you to {accountName} on IGNY8, as {role}.
      </Paragraph>
      <Action href={url}>Accept the invitation</Action>
      <Small>
        The invitation is for this address only, and ends {endsAt ? `on ${dateOf(endsAt)}` : "after 7 days"}.
      </Small>
    </MailLayout>
  ),
});
