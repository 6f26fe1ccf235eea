import { z } from "zod";
import { requireSeesSite } from "@/lib/api/callers/site-of-key";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { updateSectorInput } from "@/lib/sites/input";
import { deletedOutput, sectorJson, sectorOutput } from "@/lib/sites/output";
import { deleteSector } from "@/lib/sites/sectors/delete-sector";
import { updateSector } from "@/lib/sites/sectors/update-sector";

const params = z.object({ id: idParam, sector_id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/sites/{id}/sectors/{sector_id}/",
  {
    PATCH: apiRoute(
      {
        summary: "Rename or describe a sector",
        tag: "Sites",
        auth: "tenant",
        permission: "sites:write",
        keyScope: "sites:write",
        limit: "content_write",
        params,
        input: updateSectorInput,
        output: sectorOutput,
        errors: ["sector_exists", "site_read_only"],
      },
      async ({ caller, params: { id: siteId, sector_id: sectorId }, input, by }) => {
        requireSeesSite(caller, siteId);
        return sectorJson(
          await updateSector({ accountId: caller.account.id, siteId, sectorId, ...input, by }),
        );
      },
    ),
    DELETE: apiRoute(
      {
        summary: "Remove a sector",
        tag: "Sites",
        auth: "tenant",
        permission: "sites:delete",
        keyScope: "sites:write",
        limit: "content_write",
        params,
        output: deletedOutput,
      },
      async ({ caller, params: { id: siteId, sector_id: sectorId }, by }) => {
        requireSeesSite(caller, siteId);
        await deleteSector({ accountId: caller.account.id, siteId, sectorId, by });
        return { id: sectorId, deleted: true };
      },
    ),
  },
);
