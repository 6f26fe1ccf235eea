import { accountParams, setFeaturesInput } from "@/lib/admin/accounts/account-input";
import { staffAccountJson } from "@/lib/admin/accounts/account-json";
import { staffAccountOutput } from "@/lib/admin/accounts/account-output";
import { getAccount } from "@/lib/admin/accounts/get-account";
import { setFeatures } from "@/lib/admin/accounts/set-features";
import { staffActOf } from "@/lib/admin/staff-act";
import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/admin/accounts/{id}/set-features/",
  {
    POST: apiRoute(
      {
        summary: "Give an account features of its own, or its plan's again",
        tag: "Admin",
        auth: "superuser",
        limit: "system_admin",
        params: accountParams,
        input: setFeaturesInput,
        output: staffAccountOutput,
        errors: ["not_found"],
      },
      async ({ caller, params, input: { features, reason }, requestId }) => {
        await setFeatures(params.id, { features }, staffActOf(caller, reason, requestId));
        return reply(staffAccountJson(await getAccount(params.id)), { message: "The features are set." });
      },
    ),
  },
);
