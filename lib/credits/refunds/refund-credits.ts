import { and, eq } from "drizzle-orm";
import { creditTransactions, forAccount, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { giveBackToBudgets } from "@/lib/credits/budgets/give-back-to-budgets";
import { expireCreditsOf } from "@/lib/credits/purchases/expire-credits";
import { takeOwedCredits } from "@/lib/credits/purchases/take-owed-credits";
import { writeLedger } from "@/lib/credits/write-ledger";
import { AppError, isUniqueViolation } from "@/lib/errors";

export interface CreditRefund {
  accountId: number;
  /** The consumption to give back. */
  transactionId: number;
  reason: string;
  /** A key bound to a site gives back what was spent on that site only. */
  siteId: number | null;
  userId: number | null;
  apiKeyId: number | null;
  by: Author;
}

interface RefundedCredits {
  transactionId: number;
  amount: number;
  balance: number;
}

/**
 * Gives a consumption back, whole and once, to where its credits came from. What came from a purchase whose money went back
 * meanwhile is taken at the same time. Throws not_found when there is none,
 * already_refunded the second time.
 */
export async function refundCredits(refund: CreditRefund): Promise<RefundedCredits> {
  return forAccount(refund.accountId, (tx) => giveBack(tx, refund)).catch((error: unknown) => {
    if (isUniqueViolation(error, "credit_transactions_refund_once")) throw new AppError("already_refunded");
    throw error;
  });
}

async function giveBack(tx: Tx, refund: CreditRefund): Promise<RefundedCredits> {
  const { accountId, transactionId, reason, userId, apiKeyId, by } = refund;
  await lockOpenAccount(tx, accountId, standingOf(by, "credits:write", "credits:write"));
  const { amount, siteId, purchases, ...spender } = await getConsumption(tx, refund);
  if (purchases) await expireCreditsOf(tx, { id: accountId }); // What comes back may be spent again, what is over may not.
  const written = await writeLedger(tx, {
    accountId,
    kind: "refund",
    amount: -amount,
    purchases: purchases ?? undefined,
    description: reason,
    refundsTransactionId: transactionId,
    siteId,
    userId,
    apiKeyId,
  });
  await giveBackToBudgets(tx, accountId, { ...spender, siteId, amount: -amount });
  await recordAudit(tx, {
    ...by,
    accountId,
    action: "credits.refunded",
    targetType: "credit_transaction",
    targetId: transactionId,
    reason,
    after: { amount: -amount },
  });
  const taken = purchases ? await takeOwedCredits(tx, accountId) : 0;
  return { ...written, balance: written.balance - taken };
}

async function getConsumption(tx: Tx, { accountId, transactionId, siteId }: CreditRefund) {
  const [row] = await tx
    .select({
      amount: creditTransactions.amount,
      purchases: creditTransactions.purchases,
      siteId: creditTransactions.siteId,
      apiKeyId: creditTransactions.apiKeyId,
      userId: creditTransactions.userId,
      createdAt: creditTransactions.createdAt,
    })
    .from(creditTransactions)
    .where(
      and(
        eq(creditTransactions.accountId, accountId),
        eq(creditTransactions.id, transactionId),
        eq(creditTransactions.kind, "consume"),
        siteId === null ? undefined : eq(creditTransactions.siteId, siteId),
      ),
    );
  if (!row) throw new AppError("not_found");
  return row;
}
