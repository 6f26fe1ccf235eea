import { LinkButton } from "@/components/ui/form/button";
import { Card } from "@/components/ui/page/card";
import type { PaymentMethod } from "@/db/words";
import { formatAmount } from "@/lib/money";

interface OverdueInvoiceProps {
  invoice: { id: number; number: string; totalCents: number; currency: string };
  /** What is held of it already. */
  heldCents: number;
  methods: readonly PaymentMethod[];
  mayPay: boolean;
}

const NAMES: Record<PaymentMethod, string> = {
  stripe: "card",
  paypal: "PayPal",
  bank_transfer: "bank transfer",
  sandbox: "the sandbox",
};

/** What an account is suspended for, and each way to pay it. */
export function OverdueInvoice({ invoice, heldCents, methods, mayPay }: OverdueInvoiceProps) {
  const { id, number, totalCents, currency } = invoice;
  const left = formatAmount(totalCents - heldCents, currency);
  const ways = new Intl.ListFormat("en", { type: "disjunction" }).format(methods.map((each) => NAMES[each]));
  return (
    <Card title={`Invoice ${number}: ${left} to pay`}>
      <p className="mb-4">
        The account works again as soon as this invoice is paid.{" "}
        {heldCents > 0 && `${formatAmount(heldCents, currency)} has arrived by transfer. `}
        {ways ? `You can pay by ${ways}.` : "Contact us and we'll tell you how to pay it."}
      </p>
      <div className="flex flex-wrap gap-2">
        {mayPay && <LinkButton href={`/payment?invoice=${id}`}>Pay invoice</LinkButton>}
        <LinkButton href={`/billing/invoices/${id}/pdf`} variant="secondary" prefetch={false}>
          Download PDF
        </LinkButton>
      </div>
    </Card>
  );
}
