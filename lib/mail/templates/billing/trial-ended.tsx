import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const trialEndedMail = defineMail<BillingMailProps["trial-ended"]>({
  subject: () => "Your trial has ended",
  sample: { accountName: "Acme" },
  body: ({ accountName, isTransferReported }) => (
    <MailLayout preview="Everything is kept for you." heading="Your trial has ended">
      <Paragraph>
        The free trial of {accountName} has ended, and the account is paused. Everything in it is kept.
      </Paragraph>
      {isTransferReported ? <Waiting /> : <Choose />}
    </MailLayout>
  ),
});

function Choose() {
  return (
    <>
      <Paragraph>Choose a plan to pick up where you left off.</Paragraph>
      <Action href={`${env().APP_URL}/payment`}>Choose a plan</Action>
    </>
  );
}

function Waiting() {
  return (
    <>
      <Paragraph>
        We are still looking for the payment that you reported. The account opens as soon as it is found; you
        need not pay again.
      </Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </>
  );
}
