import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { isDeclined, isReplaced } from "@/lib/payments/records/payment";

/** Every status word of accounts, subscriptions, invoices, payments, events, jobs and sites, with its colour. */
const TONES: Record<string, BadgeTone> = {
  trial: "brand",
  trialing: "brand",
  active: "success",
  succeeded: "success",
  paid: "success",
  applied: "success",
  pending_payment: "warning",
  pending_approval: "warning",
  past_due: "warning",
  open: "warning",
  read_only: "warning",
  retrying: "warning",
  suspended: "danger",
  failed: "danger",
  declined: "danger",
};

export function StatusBadge({ status }: { status: string }) {
  return <Badge tone={TONES[status] ?? "neutral"}>{statusWords(status)}</Badge>;
}

/** A payment's status, where a report that the tenant corrected is no failure, and only a person rejects. */
export function PaymentBadge({
  payment,
}: {
  payment: Parameters<typeof isDeclined>[0] & Parameters<typeof isReplaced>[0];
}) {
  const failure = isReplaced(payment) ? "replaced" : isDeclined(payment) ? "declined" : undefined;
  return <StatusBadge status={failure ?? payment.status} />;
}

/** "pending_approval" -> "pending approval" */
export function statusWords(status: string): string {
  return status.replaceAll("_", " ");
}
