import { notFound } from "next/navigation";
import { ActForm } from "@/components/admin/act-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { pageId, recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { revokeKeyAction } from "../../../key-actions";
import { accountPage } from "../../account-page";

type Params = { id: string; key: string };

export const generateMetadata = recordTitle("API key", keyPage);

export default async function RevokeKeyPage({ params }: { params: Promise<Params> }) {
  await requireSuperuser();
  const { account, key } = await keyPage(await params);
  return (
    <>
      <PageHeader
        title={`Revoke ${key.name}`}
        description={`The key ${key.prefix} of ${account.name} stops working immediately and permanently.`}
      />
      <ActForm
        action={revokeKeyAction}
        hidden={{ account_id: account.id, key_id: key.id }}
        fields={[
          { name: "reason", label: "Reason", type: "reason", hint: "Kept in the audit log, with your name." },
        ]}
        submit="Revoke the key"
        isDangerous
        backHref={`/admin/accounts/${account.id}`}
      />
    </>
  );
}

/** Of the account's keys that still work. */
async function keyPage({ id: accountId, key: keyId }: Params) {
  const { account, apiKeys } = await accountPage(accountId);
  const key = apiKeys.find(({ id, revokedAt }) => id === pageId(keyId) && !revokedAt) ?? notFound();
  return { account, key };
}
