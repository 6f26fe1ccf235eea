import { accountFilter } from "@/lib/admin/accounts/account-filter";
import { listedAccountJson } from "@/lib/admin/accounts/account-json";
import { listedAccountOutput } from "@/lib/admin/accounts/account-output";
import { listAccounts } from "@/lib/admin/accounts/list-accounts";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/admin/accounts/", {
  GET: apiRoute(
    {
      summary: "List and search accounts, newest first",
      tag: "Admin",
      auth: "superuser",
      limit: "system_admin",
      query: listQuery.extend(accountFilter.shape),
      output: listOf(listedAccountOutput),
    },
    async ({ query: { limit, cursor, ...filter } }) => {
      const id = afterId(cursor);
      const rows = await listAccounts({ filter, limit, after: id === undefined ? undefined : { id } });
      return page(rows.map(listedAccountJson), limit, (account) => account.id);
    },
  ),
});
