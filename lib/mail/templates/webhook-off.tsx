import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";

interface WebhookOffProps {
  url: string;
  endpointId: number;
  /** It answered 410 Gone, and has not just failed for days. */
  isGone: boolean;
  /** What came of the last try. */
  error: string;
}

export const webhookOffMail = defineMail<WebhookOffProps>({
  subject: () => "We stopped sending events to your webhook",
  sample: {
    url: "https://hooks.acme.com/igny8",
    endpointId: 7,
    isGone: false,
    error: "No answer within 15 seconds.",
  },
  body: ({ url, endpointId, isGone, error }) => (
    <MailLayout preview={`Events are no longer sent to ${url}.`} heading="A webhook is switched off">
      <Paragraph>
        {isGone
          ? `${url} told us that it is gone (410), so we no longer send events there.`
          : `${url} hasn't accepted an event for 5 days, so we stopped trying. The last try: ${error}`}
      </Paragraph>
      <Paragraph>
        Events are kept for 30 days. Once your endpoint works again, resume it and send what it missed.
      </Paragraph>
      <Action href={`${env().APP_URL}/settings/webhooks/${endpointId}`}>See the log</Action>
    </MailLayout>
  ),
});
