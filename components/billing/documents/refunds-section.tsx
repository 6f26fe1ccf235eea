import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { formatAmount } from "@/lib/money";
import type { ListedRefund } from "@/lib/payments/refunds/list-refunds";
import { REFUND_STATE_NAMES, type RefundState, refundState } from "@/lib/payments/refunds/refund";
import { formatDate } from "@/lib/time/date-words";

const TONES: Record<RefundState, BadgeTone> = { requested: "warning", sent: "success", failed: "danger" };

/** Money on its way back, or back: to its payer, each with how it stands. */
export function RefundsSection({ refunds }: { refunds: readonly ListedRefund[] }) {
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="refunds" className="space-y-3">
      <h2 id="refunds" className="text-base font-semibold">
        Refunds
      </h2>
      <ul className="space-y-2">
        {refunds.map(({ refund, currency, invoiceNumber }) => {
          const state = refundState(refund.status);
          return (
            <li key={refund.id} className="flex flex-wrap items-center gap-2">
              <Badge tone={TONES[state]}>{REFUND_STATE_NAMES[state]}</Badge>
              <span>
                {formatAmount(refund.amountCents, currency)} of invoice {invoiceNumber},{" "}
                {formatDate(refund.createdAt)}
                {state === "failed" && ". It didn't reach you: contact us."}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
