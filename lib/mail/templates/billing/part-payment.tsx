import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, FactList, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";
import { paymentLink } from "./payment-link";

export const partPaymentMail = defineMail<BillingMailProps["part-payment"]>({
  subject: ({ missing, number }) => `${missing} is missing to pay ${number}`,
  sample: {
    accountName: "Acme",
    number: "INV-1-202607-0001",
    invoiceId: 1,
    amount: "$136.50",
    held: "$136.50",
    total: "$139.00",
    missing: "$2.50",
    transfer: [
      ["Beneficiary", "Example Ltd"],
      ["IBAN", "DE89 3704 0044 0532 0130 00"],
      ["Amount", "$2.50"],
      ["Reference to quote", "INV-1-202607-0001"],
    ],
  },
  body: ({ accountName, number, invoiceId, amount, held, total, missing, transfer, notice }) => (
    <MailLayout preview={`Transfer ${missing} more.`} heading={`${missing} is missing`}>
      <Paragraph>
        Thank you: your transfer of {amount} for invoice {number} of {accountName} has arrived. The invoice is{" "}
        {total}, and we hold {held} of it for you. Banks sometimes take charges on the way.
      </Paragraph>
      <Paragraph>Transfer {missing} more, and the invoice is paid:</Paragraph>
      {notice && (
        <Paragraph>
          <strong>{notice}</strong>
        </Paragraph>
      )}
      {transfer.length > 0 && <FactList items={transfer} />}
      <Action href={paymentLink(invoiceId)}>See the invoice</Action>
    </MailLayout>
  ),
});
