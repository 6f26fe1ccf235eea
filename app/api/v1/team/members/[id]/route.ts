import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { changeRole } from "@/lib/team/change-role";
import { changeRoleInput } from "@/lib/team/input";
import { deletedOutput, memberJson, memberOutput } from "@/lib/team/output";
import { removeMember } from "@/lib/team/remove-member";
import { requireMember } from "@/lib/team/standing";

const params = z.object({ id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/team/members/{id}/", {
  PATCH: apiRoute(
    {
      summary: "Change a member's role",
      tag: "Team",
      auth: "tenant",
      permission: "team:manage",
      limit: "default",
      params,
      input: changeRoleInput,
      output: memberOutput,
      errors: ["last_owner"],
    },
    async ({ caller, params, input: { role }, requestId }) => {
      const { role: actorRole } = requireMember(caller);
      const by = { actor: caller.actor, requestId };
      const change = { memberId: params.id, role, actorRole, by };
      return memberJson(await changeRole({ accountId: caller.account.id, ...change }));
    },
  ),
  DELETE: apiRoute(
    {
      summary: "Remove a member and end their sessions",
      tag: "Team",
      auth: "tenant",
      permission: "team:manage",
      limit: "default",
      params,
      output: deletedOutput,
      errors: ["last_owner"],
    },
    async ({ caller, params, requestId }) => {
      const { role: actorRole } = requireMember(caller);
      const by = { actor: caller.actor, requestId };
      await removeMember({ accountId: caller.account.id, memberId: params.id, actorRole, by });
      return { id: params.id, deleted: true };
    },
  ),
});
