import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { removedOutput } from "@/lib/team/output";
import { revokeInvitation } from "@/lib/team/revoke-invitation";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/team/invitations/{id}/", {
  DELETE: apiRoute(
    {
      summary: "Revoke an invitation: its link dies and its seat becomes free",
      tag: "Team",
      auth: "tenant",
      permission: "team:manage",
      limit: "default",
      params: z.object({ id: idParam }),
      output: removedOutput,
    },
    async ({ caller, params, by }) => {
      await revokeInvitation({ accountId: caller.account.id, invitationId: params.id, by });
      return { id: params.id, deleted: true };
    },
  ),
});
