import { Card } from "@/components/ui/page/card";
import { disputeWords } from "@/lib/admin/payments/dispute-words";
import type { ListedDispute } from "@/lib/admin/payments/list-disputes";

/** What payers have disputed about one payment: why, how it stands, and until when we have to answer. */
export function DisputeList({ disputes }: { disputes: readonly ListedDispute[] }) {
  if (disputes.length === 0) return null;
  return (
    <Card title="Disputes" description="They are answered at Stripe or PayPal.">
      <ul className="space-y-2">
        {disputes.map((dispute) => (
          <li key={dispute.id} className="wrap-anywhere">
            {disputeWords(dispute)} <code className="text-xs text-muted">{dispute.id}</code>
          </li>
        ))}
      </ul>
    </Card>
  );
}
