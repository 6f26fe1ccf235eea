import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

interface ConfirmBillingEmailProps {
  accountName: string;
  url: string;
}

/** To an address that somebody typed, who need not be its owner: it says no more than the account's name. */
export const confirmBillingEmailMail = defineMail<ConfirmBillingEmailProps>({
  subject: () => "Confirm that you want to receive invoices",
  secret: ["url"],
  sample: { accountName: "Acme", url: "https://app.example.com/confirm-billing-email?token=sample" },
  body: ({ accountName, url }) => (
    <MailLayout
      preview="Nothing is sent to you until you agree."
      heading="Invoices to this address?"
      because="somebody entered this address for invoices at"
    >
      <Paragraph>
        Somebody of {accountName} wants its invoices, credit notes and payment emails to be sent to this
        address. Confirm it, and you receive them from then on.
      </Paragraph>
      <Action href={url}>Confirm</Action>
      <Small>The link works for 7 days. If you don&apos;t know {accountName}, ignore this email.</Small>
    </MailLayout>
  ),
});
