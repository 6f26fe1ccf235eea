import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import { formatDate } from "@/lib/time/date-words";

interface BudgetReachedProps {
  accountName: string;
  /** The site's or key's name, or the member's address. */
  subject: string;
  /** 80 or 100. */
  percent: number;
  spent: number;
  monthlyCap: number;
  /** As ISO 8601. */
  renewsAt: string;
}

export const budgetReachedMail = defineMail<BudgetReachedProps>({
  subject: ({ subject, percent }) =>
    percent === 100
      ? `${subject} has used up its credit budget`
      : `${subject} has used ${percent} % of its credit budget`,
  sample: {
    accountName: "Acme",
    subject: "Main blog",
    percent: 80,
    spent: 810,
    monthlyCap: 1000,
    renewsAt: "2026-12-01T00:00:00.000Z",
  },
  body: ({ accountName, subject, percent, spent, monthlyCap, renewsAt }) => (
    <MailLayout
      preview={`${spent.toLocaleString("en")} of ${monthlyCap.toLocaleString("en")} credits are spent.`}
      heading={percent === 100 ? "A credit budget is used up" : "A credit budget is running low"}
    >
      <Paragraph>
        {subject} of {accountName} has spent {spent.toLocaleString("en")} of its{" "}
        {monthlyCap.toLocaleString("en")} credits this month. What exceeds the budget is refused. It renews on{" "}
        {formatDate(new Date(renewsAt))}.
      </Paragraph>
      <Action href={`${env().APP_URL}/usage`}>See where they go</Action>
    </MailLayout>
  ),
});
