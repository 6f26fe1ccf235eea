import { AccountBanner } from "@/components/shell/account-banner";
import { PageHeader } from "@/components/ui/page/page-header";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";

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
