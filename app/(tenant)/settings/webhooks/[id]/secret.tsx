import { RelativeTime } from "@/components/ui/data/relative-time";
import { buttonClass } from "@/components/ui/form/button-class";
import { Card } from "@/components/ui/page/card";
import { EndpointAct } from "@/components/webhooks/endpoint-act";
import { RotateSecretForm } from "@/components/webhooks/rotate-secret-form";
import type { Endpoint } from "@/db";
import { now } from "@/lib/clock";
import { deleteEndpointAction, rotateSecretAction } from "../actions";

export function Secret({ endpoint: { id, previousSecretEndsAt } }: { endpoint: Endpoint }) {
  const isRotating = previousSecretEndsAt && previousSecretEndsAt > now();
  return (
    <Card
      title="Signing secret"
      description="Your program checks with it that an event comes from us. It was shown when it was made."
      className="space-y-4"
    >
      {isRotating && (
        <p>
          The secret before this one stops signing <RelativeTime at={previousSecretEndsAt} />.
        </p>
      )}
      <RotateSecretForm action={rotateSecretAction} endpointId={id} />
    </Card>
  );
}

/** Asks before it acts, without JavaScript too. */
export function DeleteEndpoint({ endpointId }: { endpointId: number }) {
  const look = buttonClass({ variant: "ghost", size: "sm" });
  return (
    <Card title="Delete this endpoint" description="Its log goes with it. To stop it for a while, pause it.">
      <details>
        <summary className={`${look} list-none text-danger [&::-webkit-details-marker]:hidden`}>
          Delete endpoint
        </summary>
        <div className="mt-3 space-y-3">
          <p className="text-muted">What waits for it is never sent.</p>
          <EndpointAct action={deleteEndpointAction} sends={{ endpoint_id: endpointId }} variant="danger">
            Delete for good
          </EndpointAct>
        </div>
      </details>
    </Card>
  );
}
