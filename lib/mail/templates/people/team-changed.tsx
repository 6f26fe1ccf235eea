import type { Role } from "@/db/words";
import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import { unlinked } from "@/lib/mail/layout/unlinked";

interface TeamChangedProps {
  accountName: string;
  what: "joined" | "left";
  /** Who, by name where they have one, and by address. */
  name: string;
  email: string;
  role: Role;
}

/** To the account's owners: somebody new is in, or somebody has gone on their own. */
export const teamChangedMail = defineMail<TeamChangedProps>({
  subject: ({ what }) => (what === "joined" ? "Somebody joined your team" : "Somebody left your team"),
  sample: { accountName: "Acme", what: "joined", name: "Ed Editor", email: "ed@acme.test", role: "editor" },
  body: ({ accountName, what, name, email, role }) => (
    <MailLayout
      preview={`${email} ${what} the team.`}
      heading={what === "joined" ? "A new member of your team" : "A member left your team"}
    >
      <Paragraph>
        {name ? `${unlinked(name)} (${email})` : email}{" "}
        {what === "joined"
          ? `accepted an invitation and is on the team of ${accountName} now, as ${role}. If you didn't expect that, remove them.`
          : `left the team of ${accountName}, where they were ${role}. API keys they created keep working.`}
      </Paragraph>
      <Action href={`${env().APP_URL}/team`}>See the team</Action>
    </MailLayout>
  ),
});
