import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";

interface WelcomeProps {
  planName: string;
  credits: number;
  /** ISO 8601; null for a plan without an end. */
  trialEndsAt: string | null;
  /** The plan waits for its first payment. */
  isPaymentDue: boolean;
}

export const welcomeMail = defineMail<WelcomeProps>({
  subject: () => "Welcome to IGNY8",
  sample: {
    planName: "Free Trial",
    credits: 2000,
    trialEndsAt: "2026-12-06T10:00:00.000Z",
    isPaymentDue: false,
  },
  body: (props) => (
    <MailLayout preview="Your account is ready." heading="Welcome to IGNY8">
      <Paragraph>
        Your account is set up on the {props.planName} plan. {whatNow(props)}
      </Paragraph>
      <Action href={`${env().APP_URL}${props.isPaymentDue ? "/payment" : "/sites"}`}>
        {props.isPaymentDue ? "Complete your payment" : "Add your first site"}
      </Action>
    </MailLayout>
  ),
});

function whatNow({ isPaymentDue, credits, trialEndsAt }: WelcomeProps): string {
  if (isPaymentDue) return "Your credits arrive as soon as the first payment is confirmed.";
  const until = trialEndsAt ? ` Your trial runs until ${dateOf(trialEndsAt)}.` : "";
  return `You have ${credits.toLocaleString("en-US")} credits to start with.${until}`;
}
