import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";
import { inviteInput } from "@/lib/team/input";
import { inviteMember } from "@/lib/team/invite-member";
import { invitationJson, invitationOutput } from "@/lib/team/output";
import { listInvitations } from "@/lib/team/queries";
import { requireMember } from "@/lib/team/standing";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/team/invitations/", {
  GET: apiRoute(
    {
      summary: "List invitations that nobody has accepted yet",
      tag: "Team",
      auth: "tenant",
      permission: "team:manage",
      keyScope: "team:read",
      limit: "default",
      query: listQuery,
      output: listOf(invitationOutput),
    },
    async ({ caller, query: { limit, cursor } }) => {
      const rows = await listInvitations(caller.account.id, { limit, after: afterId(cursor) });
      return page(
        rows.map((row) => invitationJson(row, caller.role)),
        limit,
        ({ id }) => id,
      );
    },
  ),
  POST: apiRoute(
    {
      summary: "Invite somebody: the link is mailed to the address and works for 7 days",
      tag: "Team",
      auth: "tenant",
      permission: "team:manage",
      limit: "content_write",
      input: inviteInput,
      output: invitationOutput,
      status: 201,
      errors: ["plan_limit_reached", "conflict"],
    },
    async ({ caller, input: { email, role }, by }) => {
      const inviter = requireMember(caller);
      const invitation = await inviteMember({ accountId: caller.account.id, inviter, email, role, by });
      return invitationJson(invitation, inviter.role);
    },
  ),
});
