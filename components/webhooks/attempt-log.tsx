import { ChevronRight } from "lucide-react";
import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import type { FormAction } from "@/lib/actions/form-state";
import { TRIES } from "@/lib/webhooks/endpoint";
import type { AttemptJson } from "@/lib/webhooks/output";
import { EndpointAct } from "./endpoint-act";
import { HttpMessage } from "./http-message";

interface AttemptLogProps {
  endpointId: number;
  attempts: readonly AttemptJson[];
  /** None while the endpoint is off. */
  replay?: FormAction;
}

/** What was sent and what came back; each opens without JavaScript. */
export function AttemptLog({ endpointId, attempts, replay }: AttemptLogProps) {
  return (
    <ol
      aria-label="Delivery log"
      className="divide-y divide-border rounded-card border border-border bg-surface shadow-raised"
    >
      {attempts.map((attempt) => (
        <li key={attempt.id}>
          <AttemptDetails attempt={attempt} endpointId={endpointId} replay={replay} />
        </li>
      ))}
    </ol>
  );
}

interface AttemptDetailsProps extends Pick<AttemptLogProps, "endpointId" | "replay"> {
  attempt: AttemptJson;
}

function AttemptDetails({ attempt, endpointId, replay }: AttemptDetailsProps) {
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-sunken/50 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted group-open:rotate-90" />
        <Badge tone={attempt.succeeded ? "success" : "danger"}>
          {attempt.response?.status ?? "No answer"}
        </Badge>
        <span className="font-medium">{attempt.event_type}</span>
        <span className="text-xs text-muted">event {attempt.event_id}</span>
        <span className="ml-auto text-xs text-muted tabular-nums">
          {attempt.ms} ms, <RelativeTime at={attempt.created_at} />
        </span>
      </summary>
      <div className="space-y-4 border-t border-border px-4 py-4">
        {attempt.error && <p className="text-danger">{attempt.error}</p>}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-muted">
            <Outcome {...attempt.delivery} />
          </p>
          {replay && (
            <EndpointAct
              action={replay}
              sends={{ endpoint_id: endpointId, event_id: attempt.event_id }}
              variant="secondary"
              size="sm"
              awaitsAnswer
            >
              Send again
            </EndpointAct>
          )}
        </div>
        <Exchange {...attempt} />
      </div>
    </details>
  );
}

function Exchange({ request, response }: AttemptJson) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <HttpMessage title="Request" line={`POST ${request.url}`} {...request} />
      {response ? (
        <HttpMessage title="Answer" line={`Status ${response.status}`} {...response} />
      ) : (
        <p className="text-muted">No answer came.</p>
      )}
    </div>
  );
}

/** What became of the event at this endpoint since. */
function Outcome({ status, tries, next_try_at: nextTryAt }: AttemptJson["delivery"]) {
  const used = `${tries} of ${TRIES} tries used`;
  if (status === "succeeded")
    return tries === 1 ? "Arrived at the first try." : `Arrived after ${tries} tries.`;
  if (!nextTryAt) return `Given up: ${used}.`;
  return (
    <>
      Next try <RelativeTime at={nextTryAt} />, {used}.
    </>
  );
}
