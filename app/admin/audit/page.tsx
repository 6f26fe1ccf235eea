import { Download } from "lucide-react";
import type { Metadata } from "next";
import { AuditFilters } from "@/components/admin/audit-filters";
import { AuditTable } from "@/components/admin/audit-table";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { LinkButton } from "@/components/ui/form/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { auditFilter, listAuditActions, listAuditEvents } from "@/lib/admin/audit/queries";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";

export const metadata: Metadata = { title: "Audit log" };
const PAGE_SIZE = 50;

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const raw = await searchParams;
  const filter = auditFilter.parse(raw);
  const after = afterPage(textParam.parse(raw.cursor));
  const [rows, actions] = await Promise.all([
    listAuditEvents(filter, { after, limit: PAGE_SIZE }),
    listAuditActions(),
  ]);
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ event }) => event.id);
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  const exportHref = `/admin/audit/export?${query}`;
  if (next_cursor) query.set("cursor", next_cursor);
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Who did what, when and why. Rows are added, never changed."
        action={
          <LinkButton href={exportHref} variant="secondary" prefetch={false}>
            <Download aria-hidden /> CSV
          </LinkButton>
        }
      />
      <AuditFilters filter={filter} actions={actions} />
      {results.length > 0 ? (
        <AuditTable events={results} />
      ) : (
        <EmptyState title="Nothing fits">No matching events.</EmptyState>
      )}
      <LoadMore href={next_cursor ? `/admin/audit?${query}` : undefined} />
    </>
  );
}
