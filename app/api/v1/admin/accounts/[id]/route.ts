import { accountParams } from "@/lib/admin/accounts/account-input";
import { accountJson } from "@/lib/admin/accounts/account-json";
import { accountOutput } from "@/lib/admin/accounts/account-output";
import { getAccount } from "@/lib/admin/accounts/get-account";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/admin/accounts/{id}/", {
  GET: apiRoute(
    {
      summary: "One account with its subscription, members, sites, invoices and payments",
      tag: "Admin",
      auth: "superuser",
      limit: "system_admin",
      params: accountParams,
      output: accountOutput,
    },
    async ({ params }) => accountJson(await getAccount(params.id)),
  ),
});
