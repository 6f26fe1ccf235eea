import { env } from "@/lib/env";
import { dateOf } from "@/lib/mail/layout/billing-words";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";
import { WaysToPay } from "@/lib/mail/layout/ways-to-pay";
import type { TopUpMailProps } from "./top-up-props";

export const topUpReminderMail = defineMail<TopUpMailProps["top-up-reminder"]>({
  subject: ({ packageName }) => `Your credits are running low: an invoice for "${packageName}"`,
  attach: ({ invoiceId }) => (invoiceId === undefined ? undefined : { kind: "invoice", id: invoiceId }),
  asksToPay: ({ invoiceId }) => invoiceId,
  sample: {
    accountName: "Acme",
    packageName: "Five thousand",
    number: "INV-1-202607-0002",
    amount: "$49.00",
    invoiceId: 2,
    available: 380,
    threshold: 500,
    dueAt: "2026-07-15T00:00:00.000Z",
    ways: {
      link: "https://app.example.com/payment?invoice=2",
      online: "card or PayPal",
      transfer: [
        ["Beneficiary", "Example Ltd"],
        ["IBAN", "DE89 3704 0044 0532 0130 00"],
        ["Reference to quote", "INV-1-202607-0002"],
      ],
    },
  },
  body: ({ accountName, packageName, number, amount, available, threshold, dueAt, invoiceId, ways }) => (
    <MailLayout preview={`${available} credits are left.`} heading="Time for more credits">
      <Paragraph>
        {accountName} has {available.toLocaleString("en")} credits left, fewer than the{" "}
        {threshold.toLocaleString("en")} you set. No card is stored that we could charge, so here is invoice{" "}
        {number} for "{packageName}" ({amount}).
      </Paragraph>
      <Paragraph>
        The credits arrive when it is paid. If you don't want them, do nothing: the invoice is cancelled on{" "}
        {dateOf(dueAt)}.
      </Paragraph>
      <WaysToPay ways={ways} link={`${env().APP_URL}/payment?invoice=${invoiceId}`} label="Pay the invoice" />
      <Small>You can change the threshold, or stop this, under Usage.</Small>
    </MailLayout>
  ),
});
