import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import type { ManageCommand } from "../command";
import { accountAndReason, byTerminal } from "../staff-act";

export const suspendAccountCommand: ManageCommand<{ id: number; reason: string }> = {
  name: "suspend-account",
  summary: "suspend an account: its API calls answer 403, its browsers are signed out",
  takes: accountAndReason,
  writes: "data",
  run: async ({ id, reason }) => {
    const { changed } = await suspendAccount(id, byTerminal(reason));
    const line = changed ? `Account ${id} is suspended.` : `Account ${id} was suspended by staff already.`;
    return { data: { account_id: id, status: "suspended", changed }, lines: [line] };
  },
};
