import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { ChangeMailProps } from "./change-props";

export const reactivatedMail = defineMail<ChangeMailProps["reactivated"]>({
  subject: () => "Your account works again",
  sample: { accountName: "Acme" },
  body: ({ accountName }) => (
    <MailLayout preview="Everything is as it was." heading="Account reactivated">
      <Paragraph>{accountName} works again. Your sites, keys and team are as they were.</Paragraph>
      <Paragraph>If an invoice is open, you find it under Billing.</Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </MailLayout>
  ),
});
