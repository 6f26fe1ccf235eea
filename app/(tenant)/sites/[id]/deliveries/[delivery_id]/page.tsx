import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeliveryActions } from "@/components/deliveries/delivery-actions";
import { DeliveryFacts } from "@/components/deliveries/delivery-facts";
import { DeliveryPreview } from "@/components/deliveries/delivery-preview";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { PageHeader } from "@/components/ui/page/page-header";
import { hasPermission } from "@/lib/accounts/role";
import { idParam } from "@/lib/api/input/validate";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { isPossible } from "@/lib/deliveries/delivery";
import { findDelivery } from "@/lib/deliveries/queries";
import { sitePage } from "../../site-page";
import {
  approveDeliveryAction,
  cancelDeliveryAction,
  rejectDeliveryAction,
  retryDeliveryAction,
} from "../actions";

type Params = Promise<{ id: string; delivery_id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: (await deliveryPage(params)).delivery.title };
}

export default async function DeliveryPage({ params }: { params: Params }) {
  const { site, delivery, mayWrite } = await deliveryPage(params);
  const at = now();
  const actions = {
    approve: isPossible("approve", delivery, at) ? approveDeliveryAction : undefined,
    reject: isPossible("reject", delivery, at) ? rejectDeliveryAction : undefined,
    retry: isPossible("retry", delivery, at) ? retryDeliveryAction : undefined,
    cancel: isPossible("cancel", delivery, at) ? cancelDeliveryAction : undefined,
  };
  return (
    <div className="space-y-6">
      <Breadcrumbs
        crumbs={[
          { label: "Sites", href: "/sites" },
          { label: site.name, href: `/sites/${site.id}` },
          { label: "Deliveries", href: `/sites/${site.id}/deliveries` },
          { label: delivery.title },
        ]}
      />
      <PageHeader title={delivery.title} />
      {mayWrite && <DeliveryActions siteId={site.id} deliveryId={delivery.id} actions={actions} />}
      <DeliveryFacts delivery={delivery} at={at} />
      <DeliveryPreview title={delivery.title} content={delivery.content} />
    </div>
  );
}

async function deliveryPage(params: Params) {
  const { account, role } = await requireTenant({ permission: "content:read" });
  const site = await sitePage(account.id, params);
  const id = idParam.safeParse((await params).delivery_id);
  const place = { accountId: account.id, siteId: site.id };
  const delivery = id.success ? await findDelivery(place, id.data) : undefined;
  return { site, delivery: delivery ?? notFound(), mayWrite: hasPermission(role, "content:write") };
}
