import { Alert } from "@/components/ui/page/alert";
import { RefreshUntilPaid } from "./refresh-until-paid";

/** Back from the provider's page. Only the provider's own message settles, so this waits for it. */
export function ReturnNotice({ outcome }: { outcome: "done" | "cancelled" | "paid" }) {
  if (outcome === "cancelled") {
    return (
      <Alert title="Nothing was charged">The invoice is still open. Try again, or pay another way.</Alert>
    );
  }
  if (outcome === "paid") {
    return (
      <Alert tone="success" title="Your payment has arrived">
        Another invoice is still open, below.
      </Alert>
    );
  }
  return (
    <Alert tone="warning" title="Waiting for the confirmation" role="status">
      The payment provider tells us within moments. This page notices by itself.
      <RefreshUntilPaid everySeconds={3} />
    </Alert>
  );
}
