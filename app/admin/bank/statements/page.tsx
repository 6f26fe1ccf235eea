import { Landmark } from "lucide-react";
import type { Metadata } from "next";
import { ExportMonth } from "@/components/admin/bank/export-month";
import { StatementGaps } from "@/components/admin/bank/statement-gaps";
import { StatementTable } from "@/components/admin/bank/statement-table";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { findGaps } from "@/lib/bank-statements/ledger/find-gaps";
import { listStatements } from "@/lib/bank-statements/ledger/list-statements";
import { now } from "@/lib/clock";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { BankTabs } from "../bank-tabs";

export const metadata: Metadata = { title: "Bank statements" };
const PAGE_SIZE = 25;

export default async function StatementsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const cursor = textParam.parse((await searchParams).cursor);
  const [rows, gaps] = await Promise.all([
    listStatements({ limit: PAGE_SIZE, after: afterPage(cursor) }),
    findGaps(),
  ]);
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ id }) => id);
  return (
    <>
      <BankTabs current="/admin/bank/statements" />
      <div className="mt-5 space-y-6">
        <StatementGaps gaps={gaps} />
        <ExportMonth month={now().toISOString().slice(0, 7)} />
        {results.length > 0 ? (
          <StatementTable statements={results} />
        ) : (
          <EmptyState icon={Landmark} title="No statements yet">
            Export one from your online banking, then import it under Open.
          </EmptyState>
        )}
        <LoadMore href={next_cursor ? `/admin/bank/statements?cursor=${next_cursor}` : undefined} />
      </div>
    </>
  );
}
