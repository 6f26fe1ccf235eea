import { env } from "@/lib/env";
import { defineMail } from "@/lib/mail/layout/define-mail";
import { Action, MailLayout, Paragraph } from "@/lib/mail/layout/layout";
import type { BillingMailProps } from "./billing-props";

export const paymentKeptMail = defineMail<BillingMailProps["payment-kept"]>({
  subject: ({ amount, number, isReturned }) =>
    isReturned
      ? `The refund of ${amount} did not reach you: where shall we send it?`
      : `We hold ${amount} for you: ${number} needed no further payment`,
  sample: { accountName: "Acme", number: "INV-1-202607-0001", amount: "$139.00" },
  body: (props) => (
    <MailLayout preview={`${props.amount} is yours.`} heading="We hold a payment for you">
      {wordsOf(props)}
      <Action href={`${env().APP_URL}/billing#money`}>See your money</Action>
    </MailLayout>
  ),
});

function wordsOf(props: BillingMailProps["payment-kept"]) {
  if (props.isReturned) return <Returned {...props} />;
  return props.isSurplus ? <Surplus {...props} /> : <Kept {...props} />;
}

function Returned({ accountName, number, amount }: BillingMailProps["payment-kept"]) {
  return (
    <>
      <Paragraph>
        We refunded {amount} of invoice {number} of {accountName}, but the money came back to us: your bank or
        PayPal could not take it. It is yours, and we hold it for you. Reply and tell us which bank account to
        send it to.
      </Paragraph>
      <Paragraph>
        The refund stands: the invoice stays credited, and what it paid for does not come back.
      </Paragraph>
    </>
  );
}

function Surplus({ accountName, number, amount }: BillingMailProps["payment-kept"]) {
  return (
    <Paragraph>
      Your transfer for invoice {number} of {accountName} was {amount} more than was due. The money is yours:
      it counts on your next transfer, so send that much less. Or reply, and we send it back.
    </Paragraph>
  );
}

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
