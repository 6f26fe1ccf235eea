import { plainDate } from "@/components/ui/data/time-words";
import { Alert } from "@/components/ui/page/alert";

/** An invoice that Stripe charges automatically, before it is due. */
export function CardNotice({ dueAt }: { dueAt: Date }) {
  return (
    <Alert title="There is nothing to do">
      Your card is charged automatically on {plainDate(dueAt)}, unless you pay another way first.
    </Alert>
  );
}
