import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

type Props = BillingMailProps["subscription-ended"];

const REASONS: Record<Props["reason"], (props: Props) => string> = {
  canceled: ({ accountName, planName }) => `The ${planName} subscription of ${accountName} was canceled.`,
  unpaid: ({ accountName, planName, unpaidDays }) =>
    `The ${planName} subscription of ${accountName} was not paid within ${unpaidDays} days after its period ended.`,
};

export const subscriptionEndedMail = defineMail<Props>({
  subject: () => "Your subscription has ended",
  sample: { accountName: "Acme", planName: "Growth", reason: "unpaid", unpaidDays: 90 },
  body: (props) => (
    <MailLayout preview="Nothing more will be charged." heading="Your subscription has ended">
      <Paragraph>
        {REASONS[props.reason](props)} It has ended now, and nothing more will be charged. Open invoices are
        void, so please don't pay them.
      </Paragraph>
      <Paragraph>Your data is kept. Choose a plan at any time to continue.</Paragraph>
      <Action href={`${env().APP_URL}/billing`}>Choose a plan</Action>
    </MailLayout>
  ),
});
