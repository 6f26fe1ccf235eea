import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { rangeAsked, usageQuery } from "@/lib/usage/report/input";
import { askedJson, usageOutput, usageRowJson } from "@/lib/usage/report/output";
import { keyAfter, usageCursor } from "@/lib/usage/report/usage-cursor";
import { usageGroups } from "@/lib/usage/report/usage-groups";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/usage/", {
  GET: apiRoute(
    {
      summary: "Sum up what credits were spent on: by day, operation, site, member or key",
      tag: "Usage",
      auth: "tenant",
      permission: "credits:read",
      keyScope: "usage:read",
      limit: "default",
      query: usageQuery,
      output: usageOutput,
    },
    async ({ caller, query }) => {
      const { limit, cursor, group_by: by, operation } = query;
      const range = rangeAsked(query);
      const { site_id: siteId, user_id: userId, api_key_id: apiKeyId } = query;
      // Days are compared with no day before them.
      const compared = by === "day" ? { ...range, previousFrom: range.from } : range;
      const filter = { range: compared, siteId, userId, apiKeyId, operation };
      const rows = await usageGroups(caller.account.id, filter, { by, limit, after: keyAfter(by, cursor) });
      const results = rows.slice(0, limit);
      const last = rows.length > limit ? results.at(-1) : undefined;
      return {
        ...askedJson(range, by),
        results: results.map(usageRowJson),
        next_cursor: last ? usageCursor(by, last) : null,
      };
    },
  ),
});
