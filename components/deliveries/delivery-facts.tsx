import { DescriptionList } from "@/components/ui/data/description-list";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { exactTime } from "@/components/ui/data/time-words";
import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";
import type { Delivery } from "@/db";
import { statusNow } from "@/lib/deliveries/delivery";
import { DeliveryBadge } from "./delivery-badge";

/** Where it is, and what it is to become. */
export function DeliveryFacts({ delivery, at }: { delivery: Delivery; at: Date }) {
  return (
    <Card title="Delivery" className="space-y-4">
      {delivery.reason && <Alert tone="warning">{delivery.reason}</Alert>}
      {delivery.warnings.map((warning) => (
        <Alert key={warning} tone="info">
          {warning}
        </Alert>
      ))}
      <DescriptionList
        items={[
          ["Status", <DeliveryBadge key="status" status={statusNow(delivery, at)} />],
          ["Post", <Post key="post" {...delivery} />],
          ["Arrives as", arrivesAs(delivery)],
          ["Type", delivery.postType],
          ["Terms", terms(delivery)],
          ["Author", delivery.author ?? "The site's own choice"],
          [
            "Search engines",
            [delivery.seoTitle, delivery.seoDescription].filter(Boolean).join(" · ") || "none",
          ],
          ["Handed over", <RelativeTime key="at" at={delivery.createdAt} />],
        ]}
      />
    </Card>
  );
}

function Post({ permalink, wpPostId }: Delivery) {
  if (!permalink) return "Not in WordPress yet";
  return (
    <a href={permalink} target="_blank" rel="noreferrer noopener" className="hover:underline">
      {permalink} {wpPostId && `(#${wpPostId})`}
    </a>
  );
}

function arrivesAs({ postStatus, publishAt }: Delivery): string {
  if (postStatus === "draft") return "Draft";
  return postStatus === "future" && publishAt ? `Published on ${exactTime(publishAt, "UTC")}` : "Published";
}

function terms({ terms: all }: Delivery): string {
  const lines = Object.entries(all).map(
    ([taxonomy, some]) => `${taxonomy}: ${some.map(({ name, slug }) => name ?? slug).join(", ")}`,
  );
  return lines.join("; ") || "none";
}
