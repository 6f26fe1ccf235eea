import type { Metadata } from "next";
import { LeaveAccount } from "@/components/settings/leave-account-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { hasPermission } from "@/lib/accounts/role";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { leaveAccountAction } from "../actions";
import { CloseAccount, Details, YourData } from "./owned";

export const metadata: Metadata = { title: "Account" };

export default async function AccountSettingsPage() {
  const { account, role, viewAs } = await requireTenant();
  const owns = hasPermission(role, "account:write");
  return (
    <>
      <PageHeader
        title="Account"
        description={owns ? "Its name, its billing details and its data." : "Your place in this account."}
      />
      <div className="grid gap-6">
        {owns && <Details accountId={account.id} />}
        {owns && <YourData />}
        {viewAs === null && <LeaveAccount action={leaveAccountAction} accountName={account.name} />}
        {owns && <CloseAccount accountName={account.name} />}
      </div>
    </>
  );
}
