import Link from "next/link";
import { Alert } from "@/components/ui/page/alert";
import type { ComingMoney } from "@/lib/invoices/waiting-transfer";

interface ComingWords {
  title: string;
  text: string;
  /** In a badge. */
  short: string;
}

/** One state, in the same words wherever it is said: nothing to pay, and what happens next. */
export const COMING_WORDS: Record<ComingMoney["status"], ComingWords> = {
  pending_approval: {
    title: "We are checking your transfer",
    text: "Don't pay again. We email you once it is confirmed, usually within two business days after it arrives.",
    short: "Checking your transfer",
  },
  processing: {
    title: "Your payment is on its way",
    text: "Don't pay again. It can take up to ten business days, and we email you when it has arrived or if it fails.",
    short: "Payment on its way",
  },
};

/** Money is on its way for an invoice: no other plan can be chosen until it has arrived. */
export function MoneyComing({ coming }: { coming: ComingMoney }) {
  const { title, text } = COMING_WORDS[coming.status];
  return (
    <Alert tone="warning" title={title} className="mb-6">
      {text} You can change your plan after that. Was it a mistake?{" "}
      <Link href="/contact" className="underline underline-offset-4">
        Contact us
      </Link>
      .{" "}
      <Link href={`/payment?invoice=${coming.invoiceId}`} className="underline underline-offset-4">
        See the payment
      </Link>
    </Alert>
  );
}
