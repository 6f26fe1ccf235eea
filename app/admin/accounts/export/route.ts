import { accountSearch } from "@/lib/admin/accounts/account-search";
import { exportAccounts } from "@/lib/admin/accounts/export-accounts";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { csvFile } from "@/lib/text/csv";

/** The accounts of a search as a file, all as they were at one moment. Memory holds a page of them, however long it is. */
export async function GET(request: Request): Promise<Response> {
  await requireSuperuser();
  const { list } = accountSearch(Object.fromEntries(new URL(request.url).searchParams));
  return csvFile("accounts.csv", exportAccounts({ filter: list.filter, sort: list.sort }));
}
