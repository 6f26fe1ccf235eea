import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { ChangeMailProps } from "./change-props";

export const suspendedByUsMail = defineMail<ChangeMailProps["suspended-by-us"]>({
  subject: () => "Your account was suspended by our team",
  sample: { accountName: "Acme", supportEmail: "support@example.com" },
  body: ({ accountName, supportEmail }) => (
    <MailLayout preview="Your data is safe." heading="Account suspended">
      <Paragraph>
        Our team suspended {accountName}. Nobody can use it for now, and nothing is billed. Your data is safe.
      </Paragraph>
      <Paragraph>Write to {supportEmail} to resolve it.</Paragraph>
      <Action href={`${env().APP_URL}/billing`}>See your billing</Action>
    </MailLayout>
  ),
});
