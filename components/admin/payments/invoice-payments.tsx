import Link from "next/link";
import { PaymentBadge } from "@/components/admin/status-badge";
import { statusWords } from "@/components/admin/status-words";
import { Card } from "@/components/ui/page/card";
import type { Payment } from "@/db";
import { formatAmount } from "@/lib/money";

/** Each attempt to pay one invoice. */
export function InvoicePayments({ payments }: { payments: readonly Payment[] }) {
  return (
    <Card title="Payments" className="mt-5">
      {payments.length === 0 && <p className="text-muted">Nobody has paid it yet.</p>}
      <ul className="divide-y divide-border">
        {payments.map((payment) => (
          <li key={payment.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <Link href={`/admin/payments/${payment.id}`} className="font-medium break-all hover:underline">
              {payment.externalPaymentId}
            </Link>
            <span className="flex items-center gap-3 text-muted">
              {formatAmount(payment.amountCents, payment.currency)} by {statusWords(payment.method)}
              <PaymentBadge payment={payment} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
