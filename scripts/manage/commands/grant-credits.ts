import { InvalidArgumentError } from "commander";
import { creditsAdjusted } from "@/lib/admin/accounts/account-input";
import { adjustCredits } from "@/lib/admin/accounts/adjust-credits";
import type { ManageCommand } from "../command";
import { accountAndReason, deciderOf, type Named, named } from "../staff-act";

export const grantCreditsCommand: ManageCommand<Named & { id: number; amount: number; reason: string }> = {
  name: "grant-credits",
  summary: "give an account credits, or take some with a negative amount",
  takes: (command) =>
    named(accountAndReason(command)).requiredOption(
      "--amount <credits>",
      "how many; --amount=-50 takes 50",
      signed,
    ),
  writes: "data",
  run: async ({ id, amount, reason, as, code }) => {
    const row = await adjustCredits(id, { amount }, { ...(await deciderOf({ as, code })), reason });
    return {
      data: { account_id: id, amount, balance: row.balance, transaction_id: row.transactionId },
      lines: [`Account ${id} has ${row.balance} credits (${amount > 0 ? "+" : ""}${amount}).`],
    };
  },
};

function signed(text: string): number {
  const amount = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : 0;
  if (creditsAdjusted.safeParse(amount).success) return amount;
  throw new InvalidArgumentError("Give a whole number other than 0, of 1,000,000 at most.");
}
