import { accountParams, reasonInput } from "@/lib/admin/accounts/account-input";
import { staffAccountJson } from "@/lib/admin/accounts/account-json";
import { staffAccountOutput } from "@/lib/admin/accounts/account-output";
import { getAccount } from "@/lib/admin/accounts/get-account";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { staffActOf } from "@/lib/admin/staff-act";
import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/admin/accounts/{id}/reactivate/",
  {
    POST: apiRoute(
      {
        summary: "Let a suspended account work again, or restore a cancelled one",
        tag: "Admin",
        auth: "superuser",
        limit: "system_admin",
        params: accountParams,
        input: reasonInput,
        output: staffAccountOutput,
        errors: ["not_found", "invalid_state"],
      },
      async ({ caller, params, input, requestId }) => {
        await reactivateAccount(params.id, staffActOf(caller, input.reason, requestId));
        return reply(staffAccountJson(await getAccount(params.id)), { message: "The account works again." });
      },
    ),
  },
);
