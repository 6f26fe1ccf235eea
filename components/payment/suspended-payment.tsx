import { AccountBanner } from "@/components/shell/account-banner";
import { PageHeader } from "@/components/ui/page/page-header";
import type { InvoiceKind } from "@/db/words";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import type { DueView } from "@/lib/payments/checkout/payment-view";

/** The way out is not to be had with money: the banner of the other pages says why and whom to ask. */
export function SuspendedPayment({
  viewer: { account, role },
  says,
}: {
  viewer: TenantViewer;
  says: string;
}) {
  return (
    <>
      <PageHeader title="Payment" description={says} />
      <AccountBanner account={account} role={role} />
    </>
  );
}

const PAID_BRINGS: Record<InvoiceKind, string> = {
  first: "Your plan starts as soon as the payment is confirmed.",
  renewal: "Your plan continues as soon as the payment is confirmed.",
  upgrade: "Your new plan starts as soon as the payment is confirmed.",
  credit_package: "Your credits arrive as soon as the payment is confirmed.",
};

/** What paying brings, or that it opens nothing. */
export function PaymentHead({ viewer, isSuspended, invoice }: DueView & { viewer: TenantViewer }) {
  if (!isSuspended) return <PageHeader title="Payment" description={PAID_BRINGS[invoice.kind]} />;
  return (
    <SuspendedPayment
      viewer={viewer}
      says="You can pay outstanding invoices, but that won't reactivate the account."
    />
  );
}
