import { lockAccount } from "@/lib/accounts/lock-account";
import { recordStaffAct, type StaffAct } from "@/lib/admin/staff-act";
import { type LedgerRow, writeLedger } from "@/lib/credits/write-ledger";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { decide } from "@/lib/staff/decide";
import { requireDecision } from "@/lib/staff/require-decision";
import { requireStaff } from "@/lib/staff/require-staff";
import { creditsAdjusted } from "./account-input";
import { adjustedValueCents } from "./adjusted-value";

/**
 * Gives (above zero) or takes (below zero) credits by hand: a ledger row of kind `adjust`. Answers the new balance.
 * Throws `validation_error` for 0 and for more than a million either way, `insufficient_credits` or `invalid_state` when
 * the balance would fall below zero or grow past what fits, `not_found`, and what requireDecision throws.
 */
export async function adjustCredits(
  accountId: number,
  { amount }: { amount: number },
  act: StaffAct,
): Promise<LedgerRow> {
  if (!creditsAdjusted.safeParse(amount).success) {
    const fields = { amount: ["Give a whole number other than 0, of 1,000,000 at most."] };
    throw new AppError("validation_error", { fields });
  }
  return decide(act, async (tx) => {
    await lockAccount(tx, accountId);
    await requireStaff(tx, act);
    const amountCents = await adjustedValueCents(tx, accountId, amount);
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
    await requireDecision(tx, act, {
      kind: "adjust_credits",
      accountId,
      amountCents,
      currency: env().CURRENCY,
      reason: act.reason,
      request: { amount, reason: act.reason },
      sameBy: [amount],
    });
    await mailBillingContact(tx, {
      accountId,
      template: "credits-adjusted",
      props: { amount, balance: row.balance, reason: act.reason },
    });
    return row;
  });
}
