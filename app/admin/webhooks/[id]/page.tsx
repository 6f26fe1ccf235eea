import { ActForm } from "@/components/admin/act-form";
import { StatusBadge } from "@/components/admin/status-badge";
import { statusWords } from "@/components/admin/status-words";
import { DescriptionList } from "@/components/ui/data/description-list";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { getProviderEvent } from "@/lib/admin/events/queries";
import { isEventSettled } from "@/lib/admin/events/replay-event";
import { recordPage, recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { replayAction } from "../actions";

type Params = { id: string };

const webhookPage = recordPage(getProviderEvent);

export const generateMetadata = recordTitle("Webhook", ({ id }: Params) => webhookPage(id));

export default async function WebhookPage({ params }: { params: Promise<Params> }) {
  await requireSuperuser();
  const event = await webhookPage((await params).id);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Webhooks", href: "/admin/webhooks" }, { label: event.eventId }]} />
      <PageHeader title={event.type} description={`${statusWords(event.provider)}, ${event.eventId}`} />
      <div className="space-y-5">
        <Card>
          <DescriptionList
            items={[
              ["State", <StatusBadge key="state" status={event.status} />],
              ["Attempts", event.attempts],
              ["Error", event.error ?? "none"],
              ["Arrived", <RelativeTime key="at" at={event.createdAt} />],
              [
                "Processed",
                event.processedAt ? <RelativeTime key="done" at={event.processedAt} /> : "not yet",
              ],
            ]}
          />
        </Card>
        {!isEventSettled(event) && (
          <Card title="Replay" description="Applies it as if the provider had sent it again; never twice">
            <ActForm
              action={replayAction}
              hidden={{ event_id: event.id }}
              fields={[]}
              submit="Replay"
              backHref="/admin/webhooks"
            />
          </Card>
        )}
        <Card title="Payload" description="Secrets, cards and people are hidden">
          <pre className="overflow-x-auto text-xs">{JSON.stringify(event.payload, null, 2)}</pre>
        </Card>
      </div>
    </>
  );
}
