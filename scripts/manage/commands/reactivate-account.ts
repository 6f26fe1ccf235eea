import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import type { ManageCommand } from "../command";
import { accountAndReason, byTerminal } from "../staff-act";

export const reactivateAccountCommand: ManageCommand<{ id: number; reason: string }> = {
  name: "reactivate-account",
  summary: "let a suspended account work again, or restore a cancelled one",
  takes: accountAndReason,
  writes: "data",
  run: async ({ id, reason }) => {
    const { changed, status } = await reactivateAccount(id, byTerminal(reason));
    const line = changed ? `Account ${id} is ${status} again.` : `Account ${id} was ${status} already.`;
    return { data: { account_id: id, status, changed }, lines: [line] };
  },
};
