import { Card } from "@/components/ui/page/card";
import type { RefundRow } from "@/db";
import { formatAmount } from "@/lib/money";
import { REFUND_STATE_NAMES, refundState } from "@/lib/payments/refunds/refund";

/** What to know or do about one in this status, beside the word that its payer reads. */
const NOTES: Record<RefundRow["status"], string> = {
  asked: "Outcome unknown. Refund the same amount again to find out: it isn't sent twice.",
  pending: "Accepted by the provider, not paid out yet.",
  done: "",
  failed: "",
};

/** A payment's refunds, with what to do about one that isn't decided. */
export function RefundList({ refunds, currency }: { refunds: RefundRow[]; currency: string }) {
  if (refunds.length === 0) return null;
  return (
    <Card title="Refunds">
      <ul className="space-y-2">
        {refunds.map(({ id, amountCents, status, failureReason, reason }) => (
          <li key={id}>
            <strong>{formatAmount(amountCents, currency)}</strong> ({reason}):{" "}
            {REFUND_STATE_NAMES[refundState(status)]}. {NOTES[status]} {failureReason}
          </li>
        ))}
      </ul>
    </Card>
  );
}
