import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const paymentKeptMail = defineMail<BillingMailProps["payment-kept"]>({
  subject: ({ amount, number }) => `We hold ${amount} for you: ${number} needed no further payment`,
  sample: { accountName: "Acme", number: "INV-1-202607-0001", amount: "$139.00" },
  body: ({ accountName, number, amount, isSurplus }) => (
    <MailLayout preview={`${amount} is yours.`} heading="We hold a payment for you">
      {isSurplus ? (
        <Paragraph>
          Your transfer for invoice {number} of {accountName} was {amount} more than was due. The money is
          yours: it counts on your next transfer, so send that much less. Or reply, and we send it back.
        </Paragraph>
      ) : (
        <Kept {...{ accountName, number, amount }} />
      )}
      <Action href={`${env().APP_URL}/billing#money`}>See your money</Action>
    </MailLayout>
  ),
});

function Kept({ accountName, number, amount }: BillingMailProps["payment-kept"]) {
  return (
    <>
      <Paragraph>
        A payment of {amount} for invoice {number} of {accountName} arrived after the invoice had been paid or
        replaced. It was not used for anything: the money is yours.
      </Paragraph>
      <Paragraph>Under Billing you can have it refunded, or use it for an invoice of that amount.</Paragraph>
    </>
  );
}
