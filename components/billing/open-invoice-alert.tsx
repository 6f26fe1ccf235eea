import { plainDate } from "@/components/ui/data/time-words";
import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import { formatAmount } from "@/lib/money";

interface OpenInvoice {
  id: number;
  number: string;
  totalCents: number;
  currency: string;
  dueAt: Date;
}

/** What somebody has to pay, with the way there. */
export function OpenInvoiceAlert({ invoice, heldCents }: { invoice: OpenInvoice; heldCents: number }) {
  const money = (cents: number) => formatAmount(cents, invoice.currency);
  return (
    <Alert
      tone="warning"
      title={`Invoice ${invoice.number} over ${money(invoice.totalCents)} is open`}
      action={<LinkButton href={`/payment?invoice=${invoice.id}`}>Pay it</LinkButton>}
    >
      {heldCents > 0 &&
        `${money(heldCents)} of it has arrived by transfer: ${money(invoice.totalCents - heldCents)} is still to pay. `}
      Due on {plainDate(invoice.dueAt)}.
    </Alert>
  );
}
