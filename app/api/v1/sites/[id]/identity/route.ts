import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { identityOf } from "@/lib/bridge/bridge-site";
import { settleIdentity } from "@/lib/bridge/identity/settle-identity";
import { settleInput } from "@/lib/bridge/input";
import { siteJson, siteOutput } from "@/lib/sites/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/sites/{id}/identity/", {
  POST: apiRoute(
    {
      summary: "Decide which WordPress the site is: it moved, or the other one is a copy",
      tag: "Sites",
      auth: "tenant",
      permission: "sites:write",
      limit: "content_write",
      params: z.object({ id: idParam }),
      input: settleInput,
      output: siteOutput,
      errors: ["invalid_state"],
    },
    async ({ caller, params, input: { choice, ...meant }, by }) => {
      const site = { accountId: caller.account.id, siteId: params.id };
      return siteJson(await settleIdentity({ ...site, choice, meant: identityOf(meant), by }));
    },
  ),
});
