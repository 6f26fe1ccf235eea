import { z } from "zod";
import { carryOut } from "@/lib/admin/approvals/carry-out";
import { getApproval } from "@/lib/admin/approvals/list-approvals";
import { approvalJson, approvalOutput } from "@/lib/admin/approvals/output";
import { reply } from "@/lib/api/answer/reply";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { deciderOf } from "@/lib/staff/decider";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/billing/admin/approvals/{id}/approve/",
  {
    POST: apiRoute(
      {
        summary: "Approve, as the second person, what somebody else of our team asked for: it is done",
        tag: "Billing administration",
        auth: "superuser",
        limit: "billing_admin",
        params: z.object({ id: idParam }),
        output: approvalOutput,
        idempotency: "continues",
        errors: [
          "approval_required",
          "invalid_state",
          "not_found",
          "outcome_unknown",
          "provider_unavailable",
        ],
      },
      async ({ caller, params, requestId }) => {
        const by = deciderOf(caller, requestId);
        const { message } = await carryOut(params.id, by);
        return reply(approvalJson(await getApproval(params.id)), { message });
      },
    ),
  },
);
