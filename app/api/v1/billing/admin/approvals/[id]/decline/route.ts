import { z } from "zod";
import { declineApproval } from "@/lib/admin/approvals/decline-approval";
import { declineInput } from "@/lib/admin/approvals/input";
import { getApproval } from "@/lib/admin/approvals/list-approvals";
import { approvalJson, approvalOutput } from "@/lib/admin/approvals/output";
import { reply } from "@/lib/api/answer/reply";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { deciderOf } from "@/lib/staff/decider";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/billing/admin/approvals/{id}/decline/",
  {
    POST: apiRoute(
      {
        summary: "Decline what somebody of our team asked for: nothing is done",
        tag: "Billing administration",
        auth: "superuser",
        limit: "billing_admin",
        params: z.object({ id: idParam }),
        input: declineInput,
        output: approvalOutput,
        errors: ["invalid_state", "not_found"],
      },
      async ({ caller, params, input, requestId }) => {
        const by = deciderOf(caller, requestId);
        await declineApproval(params.id, input.reason, by);
        return reply(approvalJson(await getApproval(params.id)), { message: "Declined." });
      },
    ),
  },
);
