import { Alert } from "@/components/ui/page/alert";

/** Customers wait for emails that nobody sends. */
export function KeptMail({ count }: { count: number }) {
  return (
    <Alert tone="warning" title="Emails aren't being sent">
      No mail server is set up (<code>SMTP_URL</code>), so emails are kept: {count.toLocaleString("en-US")} so
      far. They leave once one is, except those that would come too late.
    </Alert>
  );
}
