import { z } from "zod";
import { requireSeesSite } from "@/lib/api/callers/site-of-key";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { deleteSite } from "@/lib/sites/delete-site";
import { updateSiteInput } from "@/lib/sites/input";
import { deletedOutput, siteJson, siteOutput } from "@/lib/sites/output";
import { getSite } from "@/lib/sites/queries";
import { updateSite } from "@/lib/sites/update-site";

const params = z.object({ id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/sites/{id}/", {
  GET: apiRoute(
    {
      summary: "Read a site",
      tag: "Sites",
      auth: "tenant",
      permission: "sites:read",
      keyScope: "sites:read",
      limit: "content_read",
      params,
      output: siteOutput,
    },
    async ({ caller, params }) => {
      requireSeesSite(caller, params.id);
      return siteJson(await getSite(caller.account.id, params.id));
    },
  ),
  PATCH: apiRoute(
    {
      summary: "Change a site",
      tag: "Sites",
      auth: "tenant",
      permission: "sites:write",
      keyScope: "sites:write",
      limit: "content_write",
      params,
      input: updateSiteInput,
      output: siteOutput,
      errors: ["site_exists", "site_read_only"],
    },
    async ({ caller, params, input, by }) => {
      requireSeesSite(caller, params.id);
      const { name, url, industry_id: industryId, require_approval, create_terms } = input;
      const deliveries = { requireApproval: require_approval, createTerms: create_terms };
      const change = { name, url, industryId, ...deliveries, by };
      return siteJson(await updateSite({ accountId: caller.account.id, siteId: params.id, ...change }));
    },
  ),
  DELETE: apiRoute(
    {
      summary: "Delete a site: its slot becomes free and its keys end",
      tag: "Sites",
      auth: "tenant",
      permission: "sites:delete",
      keyScope: "sites:write",
      limit: "content_write",
      params,
      output: deletedOutput,
    },
    async ({ caller, params, by }) => {
      requireSeesSite(caller, params.id);
      await deleteSite({ accountId: caller.account.id, siteId: params.id, by });
      return { id: params.id, deleted: true };
    },
  ),
});
