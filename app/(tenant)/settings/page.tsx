import { Download } from "lucide-react";
import type { Metadata } from "next";
import { AccountForm, CloseAccountForm } from "@/components/settings/account-forms";
import { LeaveAccount } from "@/components/settings/leave-account-form";
import { buttonClass } from "@/components/ui/form/button-class";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { getAccountProfile } from "@/lib/accounts/account-profile";
import { accountJson } from "@/lib/accounts/output";
import { hasPermission } from "@/lib/accounts/role";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { closeAccountAction, leaveAccountAction, updateAccountAction } from "./actions";
import { Devices } from "./devices";
import { Person } from "./person";
import { SignIns } from "./sign-ins";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const viewer = await requireTenant();
  return (
    <>
      <PageHeader title="Settings" description="You, your devices, and the account." />
      <div className="grid gap-6">
        <Person viewer={viewer} />
        {viewer.viewAs === null && <Devices viewer={viewer} />}
        {viewer.viewAs === null && <SignIns userId={viewer.userId} />}
        {viewer.viewAs === null && (
          <LeaveAccount action={leaveAccountAction} accountName={viewer.account.name} />
        )}
        {hasPermission(viewer.role, "account:write") && <Account accountId={viewer.account.id} />}
      </div>
    </>
  );
}

async function Account({ accountId }: { accountId: number }) {
  const account = accountJson(await getAccountProfile(accountId));
  return (
    <>
      <Card title="Account" description="As it stands on your invoices.">
        <AccountForm action={updateAccountAction} account={account} />
      </Card>
      <Card
        title="Your data"
        description="Everything this account owns, in one JSON file: sites, sectors, content, ledger, invoices, team."
      >
        <a href="/settings/export" download className={buttonClass({ variant: "secondary" })}>
          <Download aria-hidden />
          Download archive
        </a>
      </Card>
      <Card
        title="Close account"
        description="Ends the subscription and signs everybody out. Kept for 30 days in case you change your mind, then deleted for good."
      >
        <CloseAccountForm action={closeAccountAction} accountName={account.name} />
      </Card>
    </>
  );
}
