import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { paymentStanding } from "@/lib/payments/records/payment";
import { statusWords } from "./status-words";

/** Every status word of accounts, subscriptions, invoices, payments, events, jobs and sites, with its colour. */
const TONES: Record<string, BadgeTone> = {
  trial: "brand",
  trialing: "brand",
  kept: "brand",
  active: "success",
  succeeded: "success",
  paid: "success",
  applied: "success",
  pending_payment: "warning",
  pending_approval: "warning",
  processing: "warning",
  disputed: "warning",
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

/** A payment's standing, where a report that the tenant corrected is no failure. */
export function PaymentBadge({ payment }: { payment: Parameters<typeof paymentStanding>[0] }) {
  const standing = paymentStanding(payment);
  return (
    <Badge tone={TONES[standing] ?? "neutral"}>
      {standing === "kept" ? "the account's money" : statusWords(standing)}
    </Badge>
  );
}
