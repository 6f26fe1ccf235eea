import type { Role } from "@/db/words";
import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";

interface RoleChangedProps {
  accountName: string;
  from: Role;
  to: Role;
}

const MAY: Record<Role, string> = {
  owner: "Owners manage everything: sites, team, plan and billing, and they can close the account.",
  admin: "Admins manage sites, API keys and the team. The plan and the account itself stay with its owners.",
  editor: "Editors work on sites and content.",
  viewer: "Viewers can see everything they saw before, and change nothing.",
};

/** To the member whose role it is. */
export const roleChangedMail = defineMail<RoleChangedProps>({
  subject: ({ to }) => `Your role is now ${to}`,
  sample: { accountName: "Acme", from: "editor", to: "admin" },
  body: ({ accountName, from, to }) => (
    <MailLayout preview={`You were ${from} before.`} heading="Your role was changed">
      <Paragraph>
        An owner or admin changed your role in {accountName} from {from} to {to}. {MAY[to]}
      </Paragraph>
      <Action href={`${env().APP_URL}/team`}>See the team</Action>
    </MailLayout>
  ),
});
