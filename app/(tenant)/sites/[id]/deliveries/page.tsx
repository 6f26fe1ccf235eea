import { Send } from "lucide-react";
import type { Metadata } from "next";
import { z } from "zod";
import { DeliveryTable } from "@/components/deliveries/delivery-table";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { listDeliveries } from "@/lib/deliveries/queries";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { type SiteParams, sitePage } from "../site-page";

const PAGE_SIZE = 25;
const query = z.object({ cursor: textParam });

export async function generateMetadata({ params }: { params: SiteParams }): Promise<Metadata> {
  const { account } = await requireTenant({ permission: "content:read" });
  await sitePage(account.id, params);
  return { title: "Deliveries" };
}

export default async function DeliveriesPage(props: { params: SiteParams; searchParams: SearchParams }) {
  const { account } = await requireTenant({ permission: "content:read" });
  const { id: siteId, name, requireApproval } = await sitePage(account.id, props.params);
  const { cursor } = query.parse(await props.searchParams);
  const place = { accountId: account.id, siteId };
  const rows = await listDeliveries(place, { limit: PAGE_SIZE, after: afterPage(cursor) });
  const deliveries = page(rows, PAGE_SIZE, ({ id }) => id);
  const next = deliveries.next_cursor && `/sites/${siteId}/deliveries?cursor=${deliveries.next_cursor}`;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: "Sites", href: "/sites" },
          { label: name, href: `/sites/${siteId}` },
          { label: "Deliveries" },
        ]}
      />
      <PageHeader
        title="Deliveries"
        description={
          requireApproval
            ? "Finished content for this site. Each waits here until somebody approves it."
            : "Finished content for this site. Its plugin fetches and publishes it."
        }
      />
      {deliveries.results.length === 0 ? (
        <EmptyState icon={Send} title="No deliveries yet">
          Content that is handed over for this site appears here.
        </EmptyState>
      ) : (
        <DeliveryTable rows={deliveries.results} at={now()} />
      )}
      <LoadMore href={next || undefined} />
    </>
  );
}
