import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

const WORDS = {
  two_factor_reset: {
    heading: "Your two-factor sign-in was turned off",
    says: "Our team turned off two-factor sign-in and signed you out everywhere. You can sign in with your password alone. Set up two-factor sign-in again as soon as you can.",
    action: "Set it up again",
    path: "/two-factor",
  },
  signed_out: {
    heading: "You were signed out everywhere",
    says: "Our team signed you out of every browser and API client. Sign in again with your password.",
    action: "Sign in",
    path: "/login",
  },
  email_confirmed: {
    heading: "Your email address was confirmed",
    says: "Our team confirmed your email address for you, so you don't have to open the link we sent.",
    action: "Sign in",
    path: "/login",
  },
} as const;

/** What our team did to somebody's way in. */
export const teamActionMail = defineMail<{ email: string; what: keyof typeof WORDS }>({
  subject: ({ what }) => WORDS[what].heading,
  sample: { email: "olivia@acme.test", what: "two_factor_reset" },
  body: ({ email, what }) => {
    const { heading, says, action, path } = WORDS[what];
    return (
      <MailLayout preview={says} heading={heading}>
        <Paragraph>
          This is about your sign-in as {email}. {says}
        </Paragraph>
        <Action href={`${env().APP_URL}${path}`}>{action}</Action>
        <Small>
          Didn't ask us for this? <a href={`${env().APP_URL}/contact`}>Contact us</a> right away.
        </Small>
      </MailLayout>
    );
  },
});
