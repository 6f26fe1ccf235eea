import { asSystem } from "@/db/scope";
import { type LedgerRow, writeLedger } from "@/lib/credits/write-ledger";
import { AppError } from "@/lib/errors";
import { recordStaffAct } from "./record-staff-act";
import type { StaffAct } from "./staff-act";

/**
 * Gives (above zero) or takes (below zero) credits by hand: a ledger row of kind `adjust`. Answers the new balance.
 * Throws `validation_error` for 0, `insufficient_credits` when the balance would fall below zero, `not_found`.
 */
export async function adjustCredits(
  accountId: number,
  { amount }: { amount: number },
  act: StaffAct,
): Promise<LedgerRow> {
  if (!Number.isSafeInteger(amount) || amount === 0) {
    throw new AppError("validation_error", { fields: { amount: ["Give a whole number other than 0."] } });
  }
  return asSystem(async (tx) => {
    const row = await writeLedger(tx, {
      accountId,
      kind: "adjust",
      amount,
      description: act.reason,
      userId: act.actorUserId,
    });
    const before = { credits: row.balance - amount };
    const after = { credits: row.balance, transaction_id: row.transactionId };
    await recordStaffAct(tx, { accountId, action: "account.credits_adjusted", before, after }, act);
    return row;
  });
}
