import { PackagesCard } from "@/components/credits/packages-card";
import { hasPermission } from "@/lib/accounts/role";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import { packageRows } from "@/lib/credits/packages/package-rows";
import { buyPackageAction } from "./buy-package-action";

/** What the account can buy on top of its plan, for those who pay its bills. */
export async function Packages({ viewer: { account, role } }: { viewer: TenantViewer }) {
  if (!hasPermission(role, "billing:pay")) return null;
  return <PackagesCard rows={await packageRows(account.plan)} action={buyPackageAction} />;
}
