import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LinkButton } from "@/components/ui/form/button";
import { FormSuccess } from "@/components/ui/form/form-error";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { CreateEndpointForm } from "@/components/webhooks/create-endpoint-form";
import { EndpointList } from "@/components/webhooks/endpoint-list";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { type SearchParams, textParam } from "@/lib/page-params";
import { ENDPOINTS_AT_MOST } from "@/lib/webhooks/endpoint";
import { listEndpoints } from "@/lib/webhooks/queries";
import { createEndpointAction } from "./actions";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage({ searchParams }: { searchParams: SearchParams }) {
  const { account } = await requireTenant({ permission: "webhooks:manage" });
  const { done } = await searchParams;
  const endpoints = await listEndpoints(account.id);
  return (
    <>
      <PageHeader
        title="Webhooks"
        description="We send signed events to your own programs when something happens in this account."
        action={
          <LinkButton variant="secondary" href="/docs/webhooks" prefetch={false}>
            Read the guide
          </LinkButton>
        }
      />
      <FormSuccess
        message={textParam.parse(done) === "deleted" ? "The endpoint is deleted." : undefined}
        className="mb-5"
      />
      {endpoints.length === 0 ? (
        <EmptyState icon={Webhook} title="No endpoints yet">
          Add the address of a program that should hear of new sites, paid invoices or delivered content.
        </EmptyState>
      ) : (
        <EndpointList endpoints={endpoints} />
      )}
      <Card
        title="Add an endpoint"
        description={`An account has at most ${ENDPOINTS_AT_MOST}. Each gets a signing secret of its own.`}
        className="mt-8"
      >
        <CreateEndpointForm action={createEndpointAction} />
      </Card>
    </>
  );
}
