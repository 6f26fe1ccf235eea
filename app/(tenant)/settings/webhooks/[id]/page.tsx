import type { Metadata } from "next";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { EditEndpointForm } from "@/components/webhooks/edit-endpoint-form";
import { EndpointBadge } from "@/components/webhooks/endpoint-badge";
import { EndpointNotice } from "@/components/webhooks/endpoint-notice";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import type { SearchParams } from "@/lib/page-params";
import { editEndpointAction } from "../actions";
import { EndpointActs } from "./acts";
import { type EndpointParams, endpointPage } from "./endpoint-page";
import { Log } from "./log";
import { DeleteEndpoint, Secret } from "./secret";

interface EndpointPageProps {
  params: EndpointParams;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: EndpointPageProps): Promise<Metadata> {
  const { account } = await requireTenant({ permission: "webhooks:manage" });
  await endpointPage(account.id, params);
  return { title: "Webhook endpoint" };
}

export default async function EndpointPage({ params, searchParams }: EndpointPageProps) {
  const { account } = await requireTenant({ permission: "webhooks:manage" });
  const endpoint = await endpointPage(account.id, params);
  const { host } = new URL(endpoint.url);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Webhooks", href: "/settings/webhooks" }, { label: host }]} />
      <PageHeader
        title={
          <span className="inline-flex flex-wrap items-center gap-3">
            {host} <EndpointBadge endpoint={endpoint} />
          </span>
        }
        description={<span className="wrap-anywhere">{endpoint.url}</span>}
        action={<EndpointActs endpoint={endpoint} />}
      />
      <EndpointNotice endpoint={endpoint} />
      <div className="grid gap-6">
        <Log endpoint={endpoint} searchParams={searchParams} />
        <Card title="Endpoint">
          <EditEndpointForm action={editEndpointAction} endpointId={endpoint.id} endpoint={endpoint} />
        </Card>
        <Secret endpoint={endpoint} />
        <DeleteEndpoint endpointId={endpoint.id} />
      </div>
    </>
  );
}
