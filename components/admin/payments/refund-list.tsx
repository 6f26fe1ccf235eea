import { Card } from "@/components/ui/page/card";
import type { RefundRow } from "@/db";
import { formatMoney } from "@/lib/money";

const STATES: Record<RefundRow["status"], string> = {
  asked: "Outcome unknown. Refund the same amount again to find out: it isn't sent twice.",
  pending: "Accepted by the provider, not paid out yet.",
  done: "Refunded.",
  failed: "Failed.",
};

/** A payment's refunds, with what to do about one that isn't decided. */
export function RefundList({ refunds, currency }: { refunds: RefundRow[]; currency: string }) {
  if (refunds.length === 0) return null;
  return (
    <Card title="Refunds">
      <ul className="space-y-2">
        {refunds.map(({ id, amountCents, status, failureReason, reason }) => (
          <li key={id}>
            <strong>{formatMoney(amountCents, currency)}</strong> ({reason}): {STATES[status]} {failureReason}
          </li>
        ))}
      </ul>
    </Card>
  );
}
