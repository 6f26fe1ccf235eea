import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { changeRole } from "@/lib/team/change-role";
import { changeRoleInput } from "@/lib/team/input";
import { memberJson, memberOutput, removedOutput } from "@/lib/team/output";
import { removeMember } from "@/lib/team/remove-member";

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
    async ({ caller, params, input: { role }, by }) => {
      const change = { memberId: params.id, role, by };
      return memberJson(await changeRole({ accountId: caller.account.id, ...change }));
    },
  ),
  DELETE: apiRoute(
    {
      summary:
        "Remove a member and end their sessions (admins), or leave with your own membership's id (everybody but the last owner)",
      tag: "Team",
      auth: "tenant",
      permission: "account:read",
      limit: "default",
      params,
      output: removedOutput,
      errors: ["last_owner"],
    },
    async ({ caller, params, by }) => {
      await removeMember({ accountId: caller.account.id, memberId: params.id, by });
      return { id: params.id, deleted: true };
    },
  ),
});
