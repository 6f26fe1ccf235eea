import type { Metadata } from "next";
import { CreditNotesTable } from "@/components/billing/documents/credit-notes-table";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { LinkButton } from "@/components/ui/form/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { listAllCreditNotes } from "@/lib/admin/credit-notes/list-credit-notes";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";

export const metadata: Metadata = { title: "Credit notes" };
const PAGE_SIZE = 25;

export default async function CreditNotesPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const cursor = textParam.parse((await searchParams).cursor);
  const rows = await listAllCreditNotes({ limit: PAGE_SIZE, after: afterPage(cursor) });
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ note }) => note.id);
  return (
    <>
      <PageHeader
        title="Credit notes"
        description="One for each refund, and for each invoice that was sent and cancelled."
        action={
          <LinkButton href="/admin/credit-notes/export" variant="secondary" prefetch={false}>
            Download CSV
          </LinkButton>
        }
      />
      {results.length === 0 ? (
        <EmptyState title="None yet">The first refund brings the first one.</EmptyState>
      ) : (
        <CreditNotesTable notes={results} reader="staff" />
      )}
      <LoadMore href={next_cursor ? `/admin/credit-notes?cursor=${next_cursor}` : undefined} />
    </>
  );
}
