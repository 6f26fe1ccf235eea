import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const planChangedMail = defineMail<BillingMailProps["plan-changed"]>({
  subject: ({ toPlan }) => `You are on ${toPlan} now`,
  sample: { accountName: "Acme", fromPlan: "Starter", toPlan: "Growth", creditsPerMonth: 2000 },
  body: ({ accountName, fromPlan, toPlan, creditsPerMonth, hasFewerSites }) => (
    <MailLayout preview={`${fromPlan} has become ${toPlan}.`} heading="Plan changed">
      <Paragraph>
        {accountName} has moved from {fromPlan} to {toPlan}: {creditsPerMonth.toLocaleString("en-US")} credits
        a month.
      </Paragraph>
      {hasFewerSites && (
        <Paragraph>Sites above the limit of the smaller plan are read-only. Nothing was deleted.</Paragraph>
      )}
      <Action href={`${env().APP_URL}/billing`}>See your plan</Action>
    </MailLayout>
  ),
});
