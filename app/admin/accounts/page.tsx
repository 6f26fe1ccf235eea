import { Download, SearchX } from "lucide-react";
import type { Metadata } from "next";
import { AccountFilters } from "@/components/admin/accounts/account-filters";
import { AccountTable } from "@/components/admin/accounts/account-table";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { LinkButton } from "@/components/ui/form/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { accountPage, accountSearch } from "@/lib/admin/accounts/account-search";
import { listAccounts } from "@/lib/admin/accounts/list-accounts";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import type { SearchParams } from "@/lib/page-params";
import { listPlans } from "@/lib/plans/queries";

export const metadata: Metadata = { title: "Accounts" };
const PAGE_SIZE = 25;

export default async function AccountsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const search = accountSearch(await searchParams);
  const [rows, plans] = await Promise.all([listAccounts({ ...search.list, limit: PAGE_SIZE }), listPlans()]);
  const { results, nextHref, exportHref } = accountPage(rows, search, PAGE_SIZE);
  return (
    <>
      <PageHeader
        title="Accounts"
        description="Every tenant. Search by any part of a name, email or domain, or by an invoice number, payment reference or ID."
        action={
          <LinkButton href={exportHref} variant="secondary" prefetch={false}>
            <Download aria-hidden /> CSV
          </LinkButton>
        }
      />
      <AccountFilters search={search} plans={plans.map(({ slug, name }) => ({ slug, name }))} />
      {results.length > 0 ? (
        <AccountTable accounts={results} />
      ) : (
        <EmptyState icon={SearchX} title="No matching accounts">
          Names, emails and domains match by any part; numbers and references as a whole.
        </EmptyState>
      )}
      <LoadMore href={nextHref} />
    </>
  );
}
