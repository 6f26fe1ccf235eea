import { formatAmount, formatDecimal } from "@/lib/money";
import { keepUnplacedCharge } from "@/lib/payments/settlement/keep-unplaced-charge";
import { nonEmpty } from "../arguments";
import type { ManageCommand } from "../command";
import { deciderOf, type Named, named } from "../staff-act";

export const keepChargeCommand: ManageCommand<Named & { charge: string; reason: string }> = {
  name: "keep-charge",
  summary: "keep a provider's charge that fits no invoice as its account's money",
  takes: (command) =>
    named(command)
      .argument("<charge>", "what its provider calls it, as check-current-state shows it", nonEmpty)
      .requiredOption("--reason <text>", "why, for the audit log", nonEmpty),
  writes: "data",
  run: async ({ charge, reason, as, code }) => {
    const kept = await keepUnplacedCharge({ externalId: charge, reason, ...(await deciderOf({ as, code })) });
    const { id, accountId, amountCents, currency } = kept;
    return {
      data: { payment_id: id, account_id: accountId, amount: formatDecimal(amountCents), currency },
      lines: [`Account ${accountId} holds ${formatAmount(amountCents, currency)} of it, as payment ${id}.`],
    };
  },
};
