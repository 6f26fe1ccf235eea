import { PaymentBadge, StatusBadge } from "@/components/admin/status-badge";
import { statusWords } from "@/components/admin/status-words";
import { DescriptionList } from "@/components/ui/data/description-list";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Card } from "@/components/ui/page/card";
import type { getPayment } from "@/lib/admin/payments/queries";
import { INVOICE_STANDING_NAMES } from "@/lib/invoices/invoice";
import { formatAmount } from "@/lib/money";

/** Everything known of one payment. */
export function PaymentFacts({ found }: { found: Awaited<ReturnType<typeof getPayment>> }) {
  const { payment, invoice, accountStatus, decidedBy } = found;
  const money = (cents: number) => formatAmount(cents, payment.currency);
  return (
    <Card>
      <DescriptionList
        items={[
          ["State", <PaymentBadge key="state" payment={payment} />],
          ["Method", statusWords(payment.method)],
          ["Payment reference", <code key="reference">{payment.externalPaymentId}</code>],
          ["Payer", payment.payerName || "not told"],
          ["Amount", money(payment.amountCents)],
          ["Refunded", payment.refundedCents > 0 ? money(payment.refundedCents) : "nothing"],
          [
            "Invoice",
            `${invoice.number}, ${INVOICE_STANDING_NAMES[invoice.status]}, ${money(invoice.totalCents)}`,
          ],
          ["Account is", accountStatus ? <StatusBadge key="account" status={accountStatus} /> : "deleted"],
          ["Reported", <RelativeTime key="at" at={payment.createdAt} />],
          ["Settled", payment.settledAt ? <RelativeTime key="settled" at={payment.settledAt} /> : "no"],
          ["Decided by", decidedBy ?? "nobody yet"],
          ...(found.pendingWords ? [["Why it takes time", found.pendingWords] as const] : []),
          ["Why it failed", payment.failureReason ?? "it did not"],
          ...(found.proofName
            ? [["Uploaded proof", <Upload key="upload" id={payment.id} name={found.proofName} />] as const]
            : []),
          ["Proof", payment.proofUrl ? <Proof key="proof" url={payment.proofUrl} /> : "none"],
        ]}
      />
    </Card>
  );
}

function Upload({ id, name }: { id: number; name: string }) {
  return (
    <a href={`/admin/payments/${id}/proof`} download className="text-brand underline">
      {name}
    </a>
  );
}

function Proof({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className="text-brand underline">
      {url}
    </a>
  );
}
