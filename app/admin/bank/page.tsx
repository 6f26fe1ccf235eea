import { Landmark } from "lucide-react";
import type { Metadata } from "next";
import { StatementTable } from "@/components/admin/bank/statement-table";
import { UploadForm } from "@/components/admin/bank/upload-form";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { listStatements } from "@/lib/bank-statements/ledger/list-statements";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { uploadStatementAction } from "./actions";

export const metadata: Metadata = { title: "Bank" };
const PAGE_SIZE = 25;

export default async function BankPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const cursor = textParam.parse((await searchParams).cursor);
  const rows = await listStatements({ limit: PAGE_SIZE, after: afterPage(cursor) });
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ id }) => id);
  return (
    <>
      <PageHeader
        title="Bank"
        description="Import your bank's statements. Each line is counted once, in any order."
      />
      <div className="space-y-6">
        <UploadForm action={uploadStatementAction} />
        {results.length > 0 ? (
          <StatementTable statements={results} />
        ) : (
          <EmptyState icon={Landmark} title="No statements yet">
            Export one from your online banking, then import it here.
          </EmptyState>
        )}
        <LoadMore href={next_cursor ? `/admin/bank?cursor=${next_cursor}` : undefined} />
      </div>
    </>
  );
}
