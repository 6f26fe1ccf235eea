import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const planChangedMail = defineMail<BillingMailProps["plan-changed"]>({
  subject: ({ toPlan }) => `You are on ${toPlan} now`,
  sample: { accountName: "Acme", fromPlan: "Starter", toPlan: "Growth", creditsPerMonth: 2000 },
  body: ({ creditsPerMonth, hasFewerSites, trialEndsAt, ...props }) => (
    <MailLayout preview={`What ${props.toPlan} includes.`} heading="Plan changed">
      <Paragraph>
        {moved(props)}: {creditsPerMonth.toLocaleString("en-US")} credits a month.
        {trialEndsAt && ` It is a trial until ${dateOf(trialEndsAt)}.`}
      </Paragraph>
      {hasFewerSites && (
        <Paragraph>Sites above the limit of the smaller plan are read-only. Nothing was deleted.</Paragraph>
      )}
      <Action href={`${env().APP_URL}/billing`}>See your plan</Action>
    </MailLayout>
  ),
});

type Move = Pick<BillingMailProps["plan-changed"], "accountName" | "fromPlan" | "toPlan" | "byUs">;

function moved({ accountName, fromPlan, toPlan, byUs }: Move): string {
  const from = fromPlan ? `from ${fromPlan} ` : "";
  return byUs
    ? `Our team moved ${accountName} ${from}to ${toPlan}`
    : `${accountName} has moved ${from}to ${toPlan}`;
}
