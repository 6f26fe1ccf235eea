import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import type { LineItem } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";
import { formatAmount } from "@/lib/money";
import { formatDate } from "@/lib/time/date-words";
import { OneButtonForm } from "./one-button-form";

interface WaitingUpgradeProps {
  invoice: { id: number; totalCents: number; currency: string; dueAt: Date; lineItems: LineItem[] };
  /** What is held of it already. */
  heldCents: number;
  mayManage: boolean;
  cancelAction: FormAction;
}

/** A bigger plan that waits to be paid, with both ways on. */
export function WaitingUpgrade({ invoice, heldCents, mayManage, cancelAction }: WaitingUpgradeProps) {
  const amount = formatAmount(invoice.totalCents - heldCents, invoice.currency);
  return (
    <Alert tone="warning" title={`Your upgrade starts once ${amount}${heldCents > 0 ? " more" : ""} is paid`}>
      <p className="mb-3">
        {invoice.lineItems[0]?.description}. Pay by {formatDate(invoice.dueAt)}, or cancel and stay on your
        plan.
      </p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={`/payment?invoice=${invoice.id}`}>Pay {amount}</LinkButton>
        {mayManage && <OneButtonForm action={cancelAction} label="Cancel upgrade" />}
      </div>
    </Alert>
  );
}
