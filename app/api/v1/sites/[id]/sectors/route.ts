import { z } from "zod";
import { requireSeesSite } from "@/lib/api/callers/site-of-key";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";
import { createSectorInput } from "@/lib/sites/input";
import { sectorJson, sectorOutput } from "@/lib/sites/output";
import { createSector } from "@/lib/sites/sectors/create-sector";
import { listSectors } from "@/lib/sites/sectors/sector-queries";

const params = z.object({ id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/sites/{id}/sectors/", {
  GET: apiRoute(
    {
      summary: "List a site's sectors",
      tag: "Sites",
      auth: "tenant",
      permission: "sites:read",
      keyScope: "sites:read",
      limit: "content_read",
      params,
      query: listQuery,
      output: listOf(sectorOutput),
    },
    async ({ caller, params, query: { limit, cursor } }) => {
      requireSeesSite(caller, params.id);
      const rows = await listSectors(caller.account.id, params.id, { limit, after: afterId(cursor) });
      return page(rows.map(sectorJson), limit, ({ id }) => id);
    },
  ),
  POST: apiRoute(
    {
      summary: "Add a sector, from a template or with a name of your own",
      tag: "Sites",
      auth: "tenant",
      permission: "sites:write",
      keyScope: "sites:write",
      limit: "content_write",
      params,
      input: createSectorInput,
      output: sectorOutput,
      status: 201,
      errors: ["plan_limit_reached", "sector_exists", "site_read_only"],
    },
    async ({ caller, params, input: { name, description, industry_sector_id }, by }) => {
      requireSeesSite(caller, params.id);
      const sector = { name, description, industrySectorId: industry_sector_id, by };
      return sectorJson(await createSector({ accountId: caller.account.id, siteId: params.id, ...sector }));
    },
  ),
});
