import { Alert } from "@/components/ui/alert";

/** An invoice that Stripe charges by itself, before it is due. */
export function CardNotice({ dueAt }: { dueAt: Date }) {
  return (
    <Alert title="There is nothing to do">
      Your card is charged for this by itself on {dueAt.toISOString().slice(0, 10)}. Pay it another way, and
      it is not charged any more.
    </Alert>
  );
}
