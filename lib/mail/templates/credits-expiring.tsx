import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";

interface CreditsExpiringProps {
  accountName: string;
  credits: number;
  /** As ISO 8601. */
  expiresAt: string;
}

export const creditsExpiringMail = defineMail<CreditsExpiringProps>({
  subject: ({ credits, expiresAt }) =>
    `${credits.toLocaleString("en")} bought credits expire on ${dateOf(expiresAt)}`,
  sample: { accountName: "Acme", credits: 1200, expiresAt: "2026-12-14T00:00:00.000Z" },
  body: ({ accountName, credits, expiresAt }) => (
    <MailLayout
      preview={`They can be spent until ${dateOf(expiresAt)}.`}
      heading="Bought credits expire soon"
    >
      <Paragraph>
        {accountName} has {credits.toLocaleString("en")} credits that were bought to be spent until{" "}
        {dateOf(expiresAt)}. They are spent after your plan's credits and before other bought ones.
      </Paragraph>
      <Action href={`${env().APP_URL}/usage`}>See your credits</Action>
    </MailLayout>
  ),
});
