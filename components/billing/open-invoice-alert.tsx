import { plainDate } from "@/components/ui/data/time-words";
import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import { formatMoney } from "@/lib/money";

interface OpenInvoice {
  id: number;
  number: string;
  totalCents: number;
  currency: string;
  dueAt: Date;
}

/** What somebody has to pay, with the way there. */
export function OpenInvoiceAlert({ invoice }: { invoice: OpenInvoice }) {
  return (
    <Alert
      tone="warning"
      title={`Invoice ${invoice.number} for ${formatMoney(invoice.totalCents, invoice.currency)} is open`}
      action={<LinkButton href={`/payment?invoice=${invoice.id}`}>Pay it</LinkButton>}
    >
      Due on {plainDate(invoice.dueAt)}.
    </Alert>
  );
}
