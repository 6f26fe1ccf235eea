import { RelativeTime } from "@/components/ui/data/relative-time";
import { plainDate } from "@/components/ui/data/time-words";
import { Alert } from "@/components/ui/page/alert";
import { RefreshUntilPaid } from "./refresh-until-paid";

interface Reported {
  status: "pending_approval" | "succeeded" | "failed" | "refunded";
  externalPaymentId: string;
  failureReason: string | null;
  createdAt: Date;
}

/** How it stands with the transfer that was reported last. */
export function TransferState({ payment }: { payment: Reported }) {
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
      We got your report of transfer {payment.externalPaymentId} <RelativeTime at={payment.createdAt} /> (
      {plainDate(payment.createdAt)}) and look for it. The invoice is paid once it has arrived.
      <RefreshUntilPaid everySeconds={15} />
    </Alert>
  );
}
