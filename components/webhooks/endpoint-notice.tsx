import { RelativeTime } from "@/components/ui/data/relative-time";
import { Alert } from "@/components/ui/page/alert";
import type { Endpoint } from "@/db";
import { OFF_AFTER_DAYS } from "@/lib/webhooks/endpoint";

/** Why nothing arrives, and what to do about it; nothing while all is well. */
export function EndpointNotice({ endpoint }: { endpoint: Endpoint }) {
  const { offAt, offReason, failingSince } = endpoint;
  if (offAt && offReason === "person")
    return (
      <Alert tone="info" title="Paused" className="mb-5">
        Nothing is sent. Events are kept for 30 days: resume it, then send what it missed.
      </Alert>
    );
  if (offAt)
    return (
      <Alert tone="danger" title="We switched this endpoint off" className="mb-5">
        {offReason === "gone" ? "It answered 410 Gone. " : `It accepted nothing for ${OFF_AFTER_DAYS} days. `}
        Fix the receiver, resume it here, then send what it missed.
      </Alert>
    );
  if (failingSince)
    return (
      <Alert tone="warning" title="This endpoint is failing" className="mb-5">
        The first failure was <RelativeTime at={failingSince} />. We keep trying, and switch it off after{" "}
        {OFF_AFTER_DAYS} days without a success. The log below says what it answered.
      </Alert>
    );
  return null;
}
