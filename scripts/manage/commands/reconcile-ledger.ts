import { reconcileLedger } from "@/lib/admin/state/reconcile-ledger";
import type { ManageCommand } from "../command";
import { byTerminal } from "../staff-act";

export const reconcileLedgerCommand: ManageCommand = {
  name: "reconcile-ledger",
  summary: "set balances that differ from their ledger to what the ledger says",
  writes: "data",
  run: async () => {
    const reconciled = await reconcileLedger(byTerminal("reconcile-ledger"));
    const lines = reconciled.map(
      ({ accountId, credits, ledgerSum, boughtCredits, boughtSum }) =>
        `Account ${accountId}: ${credits} -> ${ledgerSum} credits, ${boughtCredits} -> ${boughtSum} of them bought.`,
    );
    return {
      data: reconciled.map(({ accountId, credits, ledgerSum, boughtCredits, boughtSum }) => ({
        ...{ account_id: accountId, credits, ledger_sum: ledgerSum },
        ...{ bought_credits: boughtCredits, bought_sum: boughtSum },
      })),
      lines: lines.length === 0 ? ["Every balance is what its ledger says."] : lines,
    };
  },
};
