import { z } from "zod";
import { carryOut } from "@/lib/admin/approvals/carry-out";
import { overrideInput } from "@/lib/admin/approvals/input";
import { getApproval } from "@/lib/admin/approvals/list-approvals";
import { approvalJson, approvalOutput } from "@/lib/admin/approvals/output";
import { reply } from "@/lib/api/answer/reply";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { deciderOf } from "@/lib/staff/decider";
import { proveOverride } from "@/lib/staff/prove-staff";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/billing/admin/approvals/{id}/override/",
  {
    POST: apiRoute(
      {
        summary: "Do in an emergency what waits for a second person, with the codes of two owners",
        tag: "Billing administration",
        auth: "superuser",
        limit: "billing_admin",
        params: z.object({ id: idParam }),
        input: overrideInput,
        output: approvalOutput,
        idempotency: "continues",
        errors: [
          "invalid_state",
          "not_found",
          "outcome_unknown",
          "provider_unavailable",
          "second_factor_not_set_up",
          "two_factor_required",
        ],
      },
      async ({ caller, params, input, requestId, ip, request }) => {
        const from = { ip, userAgent: request.headers.get("user-agent") ?? "", requestId };
        const override = await proveOverride([input.first_owner, input.second_owner], input.reason, from);
        const by = { ...deciderOf(caller, requestId), override };
        const { message } = await carryOut(params.id, by);
        return reply(approvalJson(await getApproval(params.id)), { message });
      },
    ),
  },
);
