import { listAccounts } from "@/lib/admin/accounts/list-accounts";
import { nonEmpty, positiveInteger } from "../arguments";
import type { ManageCommand } from "../command";

interface Narrowed {
  search?: string;
  limit: number;
}

export const listAccountsCommand: ManageCommand<Narrowed> = {
  name: "list-accounts",
  summary: "list accounts, newest first, or find one by a name, address, domain, number or reference",
  takes: (command) =>
    command
      .option("--search <text>", "any part of a name, address or domain; a number or a reference", nonEmpty)
      .option("--limit <n>", "how many at most", positiveInteger, 50),
  run: async ({ search, limit }) => {
    const rows = (await listAccounts({ filter: { q: search }, limit })).slice(0, limit);
    const data = rows.map((row) => ({
      id: row.id,
      name: row.name,
      owner_email: row.ownerEmail,
      status: row.status,
      plan: row.planSlug,
      credits: row.credits,
      sites: row.siteCount,
      created_at: row.createdAt.toISOString(),
    }));
    const lines = data.map(
      ({ id, name, owner_email: owner, status, plan, credits }) =>
        `${String(id).padStart(6)}  ${name}  <${owner ?? "no owner"}>  ${status}, ${plan ?? "no plan"}, ${credits} credits`,
    );
    return { data: { accounts: data }, lines: lines.length > 0 ? lines : ["No account matches."] };
  },
};
