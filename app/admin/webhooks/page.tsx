import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import { EventTable } from "@/components/admin/event-table";
import { statusWords } from "@/components/admin/status-words";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { LinkTabs } from "@/components/ui/page/link-tabs";
import { PageHeader } from "@/components/ui/page/page-header";
import { PROVIDER_EVENT_STATUSES } from "@/db/words";
import { listProviderEvents } from "@/lib/admin/events/queries";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";

export const metadata: Metadata = { title: "Webhooks" };
const PAGE_SIZE = 25;

export default async function WebhooksPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const raw = await searchParams;
  const wanted = textParam.parse(raw.status);
  const status = PROVIDER_EVENT_STATUSES.find((known) => known === wanted);
  const after = afterPage(textParam.parse(raw.cursor));
  const rows = await listProviderEvents({ status, after, limit: PAGE_SIZE });
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ id }) => id);
  const filter = status ? `status=${status}&` : "";
  return (
    <>
      <PageHeader title="Webhooks" description="What the payment providers told us, each applied once." />
      <LinkTabs
        label="Events by state"
        tabs={[
          { href: "/admin/webhooks", label: "All", isCurrent: !status },
          ...PROVIDER_EVENT_STATUSES.map((value) => ({
            href: `/admin/webhooks?status=${value}`,
            label: statusWords(value),
            isCurrent: value === status,
          })),
        ]}
      />
      <div className="mt-5">
        {results.length > 0 ? (
          <EventTable events={results} />
        ) : (
          <EmptyState icon={Webhook} title="No events">
            Stripe and PayPal send them to /api/webhooks once they are set up.
          </EmptyState>
        )}
      </div>
      <LoadMore href={next_cursor ? `/admin/webhooks?${filter}cursor=${next_cursor}` : undefined} />
    </>
  );
}
