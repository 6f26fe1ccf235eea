import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActForm } from "@/components/admin/act-form";
import { PageHeader } from "@/components/ui/page-header";
import { getAccount } from "@/lib/admin/accounts/get-account";
import { orNotFound, pageId } from "@/lib/admin/page-id";
import { requireSuperuser } from "@/lib/auth/viewer";
import { revokeKeyAction } from "../../../key-actions";

export const metadata: Metadata = { title: "API key" };

export default async function RevokeKeyPage({ params }: { params: Promise<{ id: string; key: string }> }) {
  await requireSuperuser();
  const { id: text, key: keyText } = await params;
  const accountId = pageId(text) ?? notFound();
  const { account, apiKeys } = await orNotFound(getAccount(accountId));
  const key = apiKeys.find(({ id, revokedAt }) => id === pageId(keyText) && !revokedAt) ?? notFound();
  return (
    <>
      <PageHeader
        title={`Revoke ${key.name}`}
        description={`The key ${key.prefix} of ${account.name} stops working at once, and for good.`}
      />
      <ActForm
        action={revokeKeyAction}
        hidden={{ account_id: accountId, key_id: key.id }}
        fields={[
          { name: "reason", label: "Reason", type: "reason", hint: "Kept in the audit log, with your name." },
        ]}
        submit="Revoke the key"
        isDangerous
        backHref={`/admin/accounts/${accountId}`}
      />
    </>
  );
}
