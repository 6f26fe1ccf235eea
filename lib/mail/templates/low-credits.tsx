import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

interface LowCreditsProps {
  accountName: string;
  /** The threshold that was reached: 20 or 5. */
  percent: number;
  creditsLeft: number;
}

export const lowCreditsMail = defineMail<LowCreditsProps>({
  subject: ({ percent }) => `Your account has less than ${percent} % of its credits left`,
  sample: { accountName: "Acme", percent: 20, creditsLeft: 380 },
  body: ({ accountName, creditsLeft }) => (
    <MailLayout preview={`${creditsLeft} credits are left.`} heading="Your credits are running low">
      <Paragraph>
        {accountName} has {creditsLeft.toLocaleString("en")} credits left. Work that costs credits stops when
        they are used up, and resumes with the next period or a bigger plan.
      </Paragraph>
      <Action href={`${env().APP_URL}/usage`}>See where they go</Action>
      <Small>You can turn these letters off under Settings.</Small>
    </MailLayout>
  ),
});
