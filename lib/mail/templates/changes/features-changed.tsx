import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, FactList, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { ChangeMailProps } from "./change-props";

/** Our team gave the account other features than its plan has, or the plan's again. */
export const featuresChangedMail = defineMail<ChangeMailProps["features-changed"]>({
  subject: () => "Our team changed what your account includes",
  sample: { accountName: "Acme", added: ["Image generation"], removed: [] },
  body: ({ accountName, added, removed }) => (
    <MailLayout preview="What is included now." heading="Features changed">
      <Paragraph>
        Our team changed the features of {accountName}. The plan and its price stay the same.
      </Paragraph>
      <FactList
        items={(
          [
            ["Now included", added.join(", ")],
            ["No longer included", removed.join(", ")],
          ] as const
        ).filter(([, names]) => names !== "")}
      />
      <Action href={`${env().APP_URL}/billing`}>See your plan</Action>
    </MailLayout>
  ),
});
