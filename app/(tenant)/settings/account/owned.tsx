import { Download } from "lucide-react";
import { AccountForm, CloseAccountForm } from "@/components/settings/account-forms";
import { buttonClass } from "@/components/ui/form/button-class";
import { Card } from "@/components/ui/page/card";
import { getAccountProfile } from "@/lib/accounts/account-profile";
import { accountJson } from "@/lib/accounts/output";
import { closeAccountAction, updateAccountAction } from "../actions";

export async function Details({ accountId }: { accountId: number }) {
  const account = accountJson(await getAccountProfile(accountId));
  return (
    <Card title="Billing details" description="As they appear on your invoices.">
      <AccountForm action={updateAccountAction} account={account} />
    </Card>
  );
}

export function YourData() {
  return (
    <Card
      title="Your data"
      description="Everything this account owns, in one JSON file: sites, sectors, content, ledger, invoices, team."
    >
      <a href="/settings/export" download className={buttonClass({ variant: "secondary" })}>
        <Download aria-hidden />
        Download archive
      </a>
    </Card>
  );
}

export function CloseAccount({ accountName }: { accountName: string }) {
  return (
    <Card
      title="Close account"
      description="Ends the subscription and signs everybody out. Kept for 30 days in case you change your mind, then deleted for good."
    >
      <CloseAccountForm action={closeAccountAction} accountName={accountName} />
    </Card>
  );
}
