import { purgeClosedAccounts } from "@/lib/accounts/purge-closed-accounts";
import type { ManageCommand } from "../command";

export const purgeDeletedCommand: ManageCommand = {
  name: "purge-deleted",
  summary: "delete for good what was closed more than 30 days ago",
  writes: "data",
  run: async () => {
    const count = await purgeClosedAccounts();
    return { data: { purged: count }, lines: [`${count} closed accounts are purged.`] };
  },
};
