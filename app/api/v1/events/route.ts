import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { eventsQuery } from "@/lib/events/input";
import { eventJson, eventOutput } from "@/lib/events/output";
import { listEvents } from "@/lib/events/queries";
import { afterId, listOf, page } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/events/", {
  GET: apiRoute(
    {
      summary: "List the events of the last 30 days",
      tag: "Webhooks",
      auth: "tenant",
      permission: "events:read",
      keyScope: "events:read",
      limit: "default",
      query: eventsQuery,
      output: listOf(eventOutput),
    },
    async ({ caller, query: { limit, cursor, ...filter } }) => {
      const rows = await listEvents(caller.account.id, { ...filter, limit, cursorId: afterId(cursor) });
      return page(rows.map(eventJson), limit, ({ id }) => id);
    },
  ),
});
