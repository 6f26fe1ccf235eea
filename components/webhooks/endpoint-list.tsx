import Link from "next/link";
import type { Endpoint } from "@/db";
import { EndpointBadge } from "./endpoint-badge";
import { subscriptionWords } from "./event-words";

export function EndpointList({ endpoints }: { endpoints: readonly Endpoint[] }) {
  return (
    <ul
      aria-label="Webhook endpoints"
      className="divide-y divide-border rounded-card border border-border bg-surface shadow-raised"
    >
      {endpoints.map((endpoint) => (
        <li
          key={endpoint.id}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3"
        >
          <div className="min-w-0 flex-1 basis-64">
            <Link
              href={`/settings/webhooks/${endpoint.id}`}
              className="font-medium wrap-anywhere hover:underline"
            >
              {endpoint.url}
            </Link>
            {endpoint.description && <p className="wrap-anywhere">{endpoint.description}</p>}
            <p className="text-xs text-muted">{subscriptionWords(endpoint.eventTypes)}</p>
          </div>
          <EndpointBadge endpoint={endpoint} />
        </li>
      ))}
    </ul>
  );
}
