import Link from "next/link";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Alert } from "@/components/ui/page/alert";
import type { RecentTransfer } from "@/lib/admin/payments/recent-transfers";
import { formatAmount } from "@/lib/money";

/** What was counted lately, before the same money is counted again under another reference. Nothing where nothing was. */
export function RecentTransfers({ transfers }: { transfers: readonly RecentTransfer[] }) {
  if (transfers.length === 0) return null;
  return (
    <Alert tone="warning" title="Counted lately for this account" className="mb-5 max-w-2xl">
      <ul>
        {transfers.map(({ id, amountCents, currency, reference, invoiceNumber, settledAt }) => (
          <li key={id}>
            <Link href={`/admin/payments/${id}`} className="font-medium underline underline-offset-4">
              {formatAmount(amountCents, currency)}
            </Link>{" "}
            for {invoiceNumber}, reference <code className="break-all">{reference}</code>
            {settledAt && (
              <>
                , <RelativeTime at={settledAt} />
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-1">
        Continue only if the statement shows this money beside it: the bank may name a transfer differently
        from the customer does.
      </p>
    </Alert>
  );
}
