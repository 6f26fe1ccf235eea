import { EndpointAct } from "@/components/webhooks/endpoint-act";
import type { Endpoint } from "@/db";
import { sendTestEventAction, switchEndpointAction } from "../actions";

/** Try it, and stop or resume it. */
export function EndpointActs({ endpoint: { id, offAt } }: { endpoint: Endpoint }) {
  if (offAt)
    return (
      <EndpointAct action={switchEndpointAction} sends={{ endpoint_id: id, state: "on" }} awaitsAnswer>
        Resume
      </EndpointAct>
    );
  return (
    <>
      <EndpointAct
        action={switchEndpointAction}
        sends={{ endpoint_id: id, state: "off" }}
        variant="secondary"
      >
        Pause
      </EndpointAct>
      <EndpointAct action={sendTestEventAction} sends={{ endpoint_id: id }} awaitsAnswer>
        Send test event
      </EndpointAct>
    </>
  );
}
