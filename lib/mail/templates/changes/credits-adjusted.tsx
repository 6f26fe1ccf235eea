import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Quote } from "@/lib/mail/layout/layout";
import type { ChangeMailProps } from "./change-props";

export const creditsAdjustedMail = defineMail<ChangeMailProps["credits-adjusted"]>({
  subject: ({ amount }) => `Our team ${amount > 0 ? "added" : "took back"} ${creditsOf(amount)}`,
  sample: { accountName: "Acme", amount: 250, balance: 1250, reason: "For the outage on Monday." },
  body: ({ accountName, amount, balance, reason }) => (
    <MailLayout preview={`Your balance is ${balance.toLocaleString("en-US")}.`} heading="Credits adjusted">
      <Paragraph>
        Our team {amount > 0 ? `added ${creditsOf(amount)} to` : `took ${creditsOf(amount)} back from`}{" "}
        {accountName}. The balance is {balance.toLocaleString("en-US")} now.
      </Paragraph>
      {reason && <Quote>{reason}</Quote>}
      <Action href={`${env().APP_URL}/usage`}>See your credits</Action>
    </MailLayout>
  ),
});

function creditsOf(amount: number): string {
  const count = Math.abs(amount);
  return count === 1 ? "1 credit" : `${count.toLocaleString("en-US")} credits`;
}
