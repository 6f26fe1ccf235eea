import { z } from "zod";
import { onlySiteOf, requireEverySite } from "@/lib/api/callers/site-of-key";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";
import { createSite } from "@/lib/sites/create-site";
import { createSiteInput } from "@/lib/sites/input";
import { siteJson, siteOutput } from "@/lib/sites/output";
import { listSites } from "@/lib/sites/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/sites/", {
  GET: apiRoute(
    {
      summary: "List sites, newest first",
      tag: "Sites",
      auth: "tenant",
      permission: "sites:read",
      keyScope: "sites:read",
      limit: "content_read",
      query: listQuery.extend({ q: z.string().trim().max(100).optional() }),
      output: listOf(siteOutput),
    },
    async ({ caller, query: { limit, cursor, q } }) => {
      const wanted = { limit, after: afterId(cursor), search: q, siteId: onlySiteOf(caller) };
      const rows = await listSites(caller.account.id, wanted);
      return page(rows.map(siteJson), limit, ({ id }) => id);
    },
  ),
  POST: apiRoute(
    {
      summary: "Create a site",
      tag: "Sites",
      auth: "tenant",
      permission: "sites:write",
      keyScope: "sites:write",
      limit: "content_write",
      input: createSiteInput,
      output: siteOutput,
      status: 201,
      errors: ["plan_limit_reached", "site_exists"],
    },
    async ({ caller, input: { name, url, industry_id }, by }) => {
      requireEverySite(caller);
      return siteJson(
        await createSite({ accountId: caller.account.id, name, url, industryId: industry_id, by }),
      );
    },
  ),
});
