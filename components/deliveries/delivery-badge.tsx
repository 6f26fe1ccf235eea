import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import type { DeliveryStatus } from "@/db/words";
import { DELIVERY_STATUS_WORDS } from "@/lib/deliveries/delivery";

const TONES: Record<DeliveryStatus, BadgeTone> = {
  queued: "neutral",
  awaiting_approval: "warning",
  leased: "brand",
  delivered: "success",
  failed: "danger",
  cancelled: "neutral",
  rejected: "neutral",
};

export function DeliveryBadge({ status }: { status: DeliveryStatus }) {
  return <Badge tone={TONES[status]}>{DELIVERY_STATUS_WORDS[status]}</Badge>;
}
