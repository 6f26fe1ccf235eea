import { notFound } from "next/navigation";
import { ActForm } from "@/components/admin/act-form";
import { RecentTransfers } from "@/components/admin/payments/recent-transfers";
import { statusWords } from "@/components/admin/status-words";
import { Alert } from "@/components/ui/page/alert";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { PageHeader } from "@/components/ui/page/page-header";
import { ACT_LABELS, isAccountAct, possibleActs } from "@/lib/admin/accounts/acts";
import { listRecentTransfers } from "@/lib/admin/payments/recent-transfers";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { actPage } from "../../act-page";
import { accountPage } from "../account-page";

type Params = { id: string; act: string };

export const generateMetadata = recordTitle("Account", accountActPage);

/** One act on one account: what it will do, and the form that does it. */
export default async function ActPage({ params }: { params: Promise<Params> }) {
  await requireSuperuser();
  const { act, facts } = await accountActPage(await params);
  const { id } = facts.account;
  const { description, ...form } = await actPage(act, facts);
  const backHref = `/admin/accounts/${id}`;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: "Accounts", href: "/admin/accounts" },
          { label: facts.account.name, href: backHref },
          { label: ACT_LABELS[act] },
        ]}
      />
      <PageHeader title={`${ACT_LABELS[act]}: ${facts.account.name}`} description={description} />
      {act === "confirm-transfer" && <RecentTransfers transfers={await listRecentTransfers(id)} />}
      {possibleActs(facts.account).includes(act) ? (
        <ActForm hidden={{ account_id: id }} backHref={backHref} {...form} />
      ) : (
        <Alert tone="warning">The account is {statusWords(facts.account.status)}: this does not apply.</Alert>
      )}
    </>
  );
}

async function accountActPage({ id, act }: Params) {
  if (!isAccountAct(act)) notFound();
  return { act, facts: await accountPage(id) };
}
