import Link from "next/link";
import { ProofForm } from "@/components/billing/documents/proof-form";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { plainDate } from "@/components/ui/data/time-words";
import { Alert } from "@/components/ui/page/alert";
import type { PaymentStatus } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";
import { RefreshUntilPaid } from "./refresh-until-paid";

interface Reported {
  id: number;
  status: PaymentStatus;
  invoiceId: number;
  externalPaymentId: string;
  failureReason: string | null;
  createdAt: Date;
}

/** How it stands with the transfer that was reported last. */
export function TransferState({ payment, upload }: { payment: Reported; upload?: FormAction }) {
  if (payment.status === "failed") {
    return (
      <Alert tone="danger" title="Your transfer was not confirmed">
        {payment.failureReason && <p>“{payment.failureReason}”</p>}
        <p>You may report it again below.</p>
      </Alert>
    );
  }
  if (payment.status !== "pending_approval") return null;
  return (
    <Alert tone="warning" title="Waiting for approval" role="status">
      <p>
        Thank you. You told us about transfer {payment.externalPaymentId}{" "}
        <RelativeTime at={payment.createdAt} /> ({plainDate(payment.createdAt)}).
      </p>
      <p>
        We look for it on our bank statement, usually within two business days after it arrives. Then the
        invoice is paid, and we email you.
      </p>
      <p className="mt-2 flex flex-wrap gap-4">
        <Change invoiceId={payment.invoiceId} what="report">
          Correct your report
        </Change>
        <Change invoiceId={payment.invoiceId} what="method">
          Pay another way
        </Change>
      </p>
      {upload && <ProofForm action={upload} paymentId={payment.id} />}
      <RefreshUntilPaid everySeconds={15} />
    </Alert>
  );
}

function Change({ invoiceId, what, children }: { invoiceId: number; what: string; children: string }) {
  return (
    <Link href={`/payment?invoice=${invoiceId}&change=${what}`} className="underline underline-offset-4">
      {children}
    </Link>
  );
}
