import { Badge } from "@/components/ui/data/badge";
import type { Endpoint } from "@/db";

type State = Pick<Endpoint, "offAt" | "offReason" | "failingSince">;

/** Whether events reach it, in two words. */
export function EndpointBadge({ endpoint: { offAt, offReason, failingSince } }: { endpoint: State }) {
  if (offAt)
    return offReason === "person" ? <Badge>Paused</Badge> : <Badge tone="danger">Switched off</Badge>;
  return failingSince ? <Badge tone="warning">Failing</Badge> : <Badge tone="success">On</Badge>;
}
