import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Quote } from "@/lib/mail/layout/layout";

interface ApprovalAskedProps {
  /** Such as "Refund a payment". */
  what: string;
  amount: string;
  who: string;
  account: string;
  reason: string;
  url: string;
}

/** To those of our team who can be the second person. */
export const approvalAskedMail = defineMail<ApprovalAskedProps>({
  subject: ({ what, amount }) => `Your approval: ${what.toLowerCase()}, ${amount}`,
  sample: {
    what: "Refund a payment",
    amount: "$229.00",
    who: "bill@igny8.example",
    account: "Acme",
    reason: "They were charged twice.",
    url: "https://app.example.com/admin/approvals/7",
  },
  body: ({ what, amount, who, account, reason, url }) => (
    <MailLayout preview={`${who} needs a second person.`} heading="A second person is needed">
      <Paragraph>
        {who} asks for this, and it takes two people: {what.toLowerCase()}, {amount}, for {account}. Nothing
        has happened yet.
      </Paragraph>
      <Quote>{reason}</Quote>
      <Action href={url}>Look at the request</Action>
    </MailLayout>
  ),
});
