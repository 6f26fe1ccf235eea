import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";

interface KeyCreatedProps {
  accountName: string;
  keyName: string;
  /** The start of the key; never the whole of it. */
  prefix: string;
  createdBy: string;
}

export const keyCreatedMail = defineMail<KeyCreatedProps>({
  subject: () => "A new API key was created",
  sample: { accountName: "Acme", keyName: "Shop plugin", prefix: "igny8_k1a2b3", createdBy: "Olivia Owner" },
  body: ({ accountName, keyName, prefix, createdBy }) => (
    <MailLayout preview={`${keyName} was created.`} heading="A new API key">
      <Paragraph>
        {createdBy} created the API key “{keyName}” ({prefix}…) for {accountName}. If nobody of you did that,
        revoke it now.
      </Paragraph>
      <Action href={`${env().APP_URL}/api-keys`}>See the keys</Action>
    </MailLayout>
  ),
});
