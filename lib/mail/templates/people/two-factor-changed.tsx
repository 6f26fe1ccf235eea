import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";

interface TwoFactorChangedProps {
  email: string;
  what: "on" | "off" | "recovery_code_used";
  /** After one was used. */
  codesLeft?: number;
}

const HEADINGS: Record<TwoFactorChangedProps["what"], string> = {
  on: "Two-factor sign-in is on",
  off: "Two-factor sign-in was turned off",
  recovery_code_used: "A recovery code was used",
};

/** To the person whose sign-in it is. */
export const twoFactorChangedMail = defineMail<TwoFactorChangedProps>({
  subject: ({ what }) => HEADINGS[what],
  sample: { email: "olivia@acme.test", what: "recovery_code_used", codesLeft: 9 },
  body: (props) => (
    <MailLayout preview={HEADINGS[props.what]} heading={HEADINGS[props.what]}>
      <Paragraph>{says(props)}</Paragraph>
      <Paragraph>If this wasn't you, somebody knows your password. Set a new one immediately:</Paragraph>
      <Action href={`${env().APP_URL}/forgot-password`}>Set a new password</Action>
    </MailLayout>
  ),
});

function says({ email, what, codesLeft = 0 }: TwoFactorChangedProps): string {
  if (what === "on")
    return `Signing in as ${email} now takes a code of your authenticator app, and every other session was ended. Keep the recovery codes where you find them without your phone.`;
  if (what === "off")
    return `Two-factor sign-in for ${email} was turned off just now: the password alone signs in. The recovery codes no longer work.`;
  const left = codesLeft === 1 ? "1 recovery code is" : `${codesLeft || "No"} recovery codes are`;
  return `A recovery code was used for ${email} just now, in place of a code of the authenticator app. It won't work again. ${left} left. To get new ones, turn two-factor sign-in off and on again under Settings.`;
}
