import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Quote } from "@/lib/mail/layout/layout";

interface ApprovalDecidedProps {
  what: string;
  amount: string;
  outcome: "done" | "declined";
  /** Why it was declined; "" where it was done. */
  reason: string;
  url: string;
}

/** To the person of our team who asked for it. */
export const approvalDecidedMail = defineMail<ApprovalDecidedProps>({
  subject: ({ what, outcome }) => `${outcome === "done" ? "Approved" : "Declined"}: ${what.toLowerCase()}`,
  sample: {
    what: "Refund a payment",
    amount: "$229.00",
    outcome: "declined",
    reason: "The customer has withdrawn it.",
    url: "https://app.example.com/admin/approvals",
  },
  body: ({ what, amount, outcome, reason, url }) => (
    <MailLayout
      preview={`${amount}: ${outcome}.`}
      heading={outcome === "done" ? "Your request was approved" : "Your request was declined"}
    >
      <Paragraph>
        {what}, {amount}:{" "}
        {outcome === "done" ? "a second person has approved it, and it is done." : "nothing was done."}
      </Paragraph>
      {reason !== "" && <Quote>{reason}</Quote>}
      <Action href={url}>Open the requests</Action>
    </MailLayout>
  ),
});
