import { Landmark } from "lucide-react";
import type { Metadata } from "next";
import { AllocationTable } from "@/components/admin/bank/allocation-table";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { listAllocations } from "@/lib/bank-statements/ledger/list-allocations";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { undoLineAction } from "../actions";
import { BankTabs } from "../bank-tabs";

export const metadata: Metadata = { title: "Decided lines" };
const PAGE_SIZE = 50;

export default async function DecidedLinesPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const cursor = textParam.parse((await searchParams).cursor);
  const rows = await listAllocations({ limit: PAGE_SIZE, after: afterPage(cursor) });
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ id }) => id);
  return (
    <>
      <BankTabs current="/admin/bank/decided" />
      <div className="mt-5">
        {results.length > 0 ? (
          <AllocationTable allocations={results} undo={undoLineAction} />
        ) : (
          <EmptyState icon={Landmark} title="Nothing decided yet">
            Settled, returned and ignored lines are listed here.
          </EmptyState>
        )}
        <LoadMore href={next_cursor ? `/admin/bank/decided?cursor=${next_cursor}` : undefined} />
      </div>
    </>
  );
}
