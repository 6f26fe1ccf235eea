import { accountParams, putOnPlanInput } from "@/lib/admin/accounts/account-input";
import { staffAccountJson } from "@/lib/admin/accounts/account-json";
import { staffAccountOutput } from "@/lib/admin/accounts/account-output";
import { getAccount } from "@/lib/admin/accounts/get-account";
import { putOnPlan } from "@/lib/admin/accounts/put-on-plan";
import { staffActOf } from "@/lib/admin/staff-act";
import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/admin/accounts/{id}/change-plan/",
  {
    POST: apiRoute(
      {
        summary: "Put an account on another plan, enterprise too",
        tag: "Admin",
        auth: "superuser",
        limit: "system_admin",
        params: accountParams,
        input: putOnPlanInput,
        output: staffAccountOutput,
        errors: ["not_found", "invalid_state"],
      },
      async ({ caller, params, input, requestId }) => {
        const { message } = await putOnPlan(
          params.id,
          { planSlug: input.plan_slug },
          staffActOf(caller, input.reason, requestId),
        );
        return reply(staffAccountJson(await getAccount(params.id)), { message });
      },
    ),
  },
);
