import { accountParams, adjustCreditsInput } from "@/lib/admin/accounts/account-input";
import { staffAccountJson } from "@/lib/admin/accounts/account-json";
import { staffAccountOutput } from "@/lib/admin/accounts/account-output";
import { adjustCredits } from "@/lib/admin/accounts/adjust-credits";
import { getAccount } from "@/lib/admin/accounts/get-account";
import { staffActOf } from "@/lib/admin/staff-act";
import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/admin/accounts/{id}/adjust-credits/",
  {
    POST: apiRoute(
      {
        summary: "Give or take credits",
        tag: "Admin",
        auth: "superuser",
        limit: "system_admin",
        params: accountParams,
        input: adjustCreditsInput,
        output: staffAccountOutput,
        errors: ["approval_required", "not_found", "insufficient_credits", "invalid_state"],
      },
      async ({ caller, params, input, requestId }) => {
        await adjustCredits(params.id, { amount: input.amount }, staffActOf(caller, input.reason, requestId));
        return reply(staffAccountJson(await getAccount(params.id)), {
          message: "The credits were adjusted.",
        });
      },
    ),
  },
);
