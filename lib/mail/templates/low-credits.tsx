import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

interface LowCreditsProps {
  accountName: string;
  /** The threshold that was reached: 20 or 5. */
  percent: number;
  /** Available ones: what is held is not left. */
  creditsLeft: number;
  /** When they are used up at the rate of the last 30 days, as ISO 8601. */
  emptyAt?: string;
  /** Credits spent in the last 30 days. */
  spent?: number;
  /** What costs less for as much use. */
  offer?: { kind: "package" | "plan"; name: string; count: number; price: string; otherPrice?: string };
}

export const lowCreditsMail = defineMail<LowCreditsProps>({
  subject: ({ percent }) => `Your account has less than ${percent} % of its credits left`,
  sample: {
    accountName: "Acme",
    percent: 20,
    creditsLeft: 380,
    emptyAt: "2026-12-04T00:00:00.000Z",
    spent: 2600,
    offer: { kind: "package", name: "Small", count: 2, price: "$60.00", otherPrice: "$90.00" },
  },
  body: ({ accountName, creditsLeft, emptyAt, spent = 0, offer }) => (
    <MailLayout preview={`${creditsLeft} credits are left.`} heading="Your credits are running low">
      <Paragraph>
        {accountName} has {creditsLeft.toLocaleString("en")} credits left. Work that costs credits stops when
        they are used up, and resumes with the next period, with bought credits or with a bigger plan.
      </Paragraph>
      {emptyAt && (
        <Paragraph>
          At the rate of the last 30 days ({spent.toLocaleString("en")} credits) they last until{" "}
          {dateOf(emptyAt)}.
        </Paragraph>
      )}
      {offer && <Paragraph>{offerWords(offer)}</Paragraph>}
      <Action href={`${env().APP_URL}/usage`}>See where they go</Action>
      <Small>You can turn these emails off under Settings.</Small>
    </MailLayout>
  ),
});

function offerWords({ kind, name, count, price, otherPrice }: NonNullable<LowCreditsProps["offer"]>): string {
  const what = kind === "plan" ? `the ${name} plan` : count === 1 ? `"${name}"` : `${count} of "${name}"`;
  const other = kind === "plan" ? "credits on top" : "a bigger plan";
  const against = otherPrice ? `, and ${other} ${otherPrice}` : "";
  return `For as much use each month, ${what} would cost ${price} more${against}.`;
}
