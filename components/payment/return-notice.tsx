import { Alert } from "@/components/ui/page/alert";
import type { ReturnOutcome } from "@/lib/payments/checkout/find-return-outcome";
import { RefreshUntilPaid } from "./refresh-until-paid";

/** Back from the provider's page. Only the provider's own word settles, so this waits for it. */
export function ReturnNotice({ outcome }: { outcome: ReturnOutcome }) {
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
  if (outcome === "replaced") {
    return (
      <Alert title="Nothing was charged">
        The invoice you went to pay has been replaced by the one below. Pay this one instead.
      </Alert>
    );
  }
  return (
    <Alert tone="warning" title="Waiting for the confirmation" role="status">
      The payment provider confirms within moments. This page updates automatically.
      <RefreshUntilPaid everySeconds={3} />
    </Alert>
  );
}
