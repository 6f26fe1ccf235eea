import { accountParams } from "@/lib/admin/accounts/account-input";
import { staffAccountJson } from "@/lib/admin/accounts/account-json";
import { staffAccountOutput } from "@/lib/admin/accounts/account-output";
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
      output: staffAccountOutput,
    },
    async ({ params }) => staffAccountJson(await getAccount(params.id)),
  ),
});
