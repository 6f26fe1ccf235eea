import { accountSearch } from "@/lib/admin/accounts/account-search";
import { exportAccounts } from "@/lib/admin/accounts/export-accounts";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { csvFile } from "@/lib/text/csv";

/** The accounts of a search as a file, as all of them were at one moment: as long as the list is, as small as a page in memory. */
export async function GET(request: Request): Promise<Response> {
  await requireSuperuser();
  const { list } = accountSearch(Object.fromEntries(new URL(request.url).searchParams));
  return csvFile("accounts.csv", exportAccounts({ filter: list.filter, sort: list.sort }));
}
