import { plainDate } from "@/components/ui/data/time-words";
import { Alert } from "@/components/ui/page/alert";
import type { PaymentMethod } from "@/db/words";
import { formatAmount } from "@/lib/money";
import { RefreshUntilPaid } from "./refresh-until-paid";

interface OnItsWay {
  method: PaymentMethod;
  amountCents: number;
  currency: string;
  createdAt: Date;
}

const FROM: Record<PaymentMethod, string> = {
  stripe: "your bank",
  paypal: "PayPal",
  bank_transfer: "your bank",
  sandbox: "the sandbox",
};

/** The provider has accepted the payment, and the money takes days: nothing to do, and nothing to pay again. */
export function ProcessingNotice({ payment, why }: { payment: OnItsWay; why?: string }) {
  const amount = formatAmount(payment.amountCents, payment.currency);
  return (
    <Alert tone="warning" title="Your payment is on its way" role="status">
      <p>
        You paid {amount} on {plainDate(payment.createdAt)}. {sentence(FROM[payment.method])} takes up to ten
        business days to send it. {why} Don't pay again.
      </p>
      <p>We email you when it has arrived and the invoice is paid, or if it fails.</p>
      <RefreshUntilPaid everySeconds={60} />
    </Alert>
  );
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
