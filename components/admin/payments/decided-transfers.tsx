import Link from "next/link";
import { Alert } from "@/components/ui/page/alert";
import type { DecidedTransfer } from "@/lib/admin/payments/decide-transfers";

export interface Outcome {
  verb: string;
  decided: DecidedTransfer[];
}

/** What became of the transfers that were decided together. */
export function DecidedTransfers({ verb, decided }: Outcome) {
  const failed = decided.filter(({ ok }) => !ok).length;
  return (
    <Alert
      tone={failed > 0 ? "warning" : "success"}
      role="status"
      title={`${decided.length - failed} of ${decided.length} ${verb}`}
    >
      <ul>
        {decided.map(({ paymentId, reference, message }) => (
          <li key={paymentId}>
            <Link href={`/admin/payments/${paymentId}`} className="underline underline-offset-4">
              {reference}
            </Link>
            : {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
