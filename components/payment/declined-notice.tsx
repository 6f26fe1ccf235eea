import { Alert } from "@/components/ui/alert";

/** The provider could not take the money that was agreed to on its page. */
export function DeclinedNotice({ reason }: { reason: string | null }) {
  return (
    <Alert tone="danger" title="Your payment was declined">
      {reason} Nothing was charged. Try again, or pay another way.
    </Alert>
  );
}
