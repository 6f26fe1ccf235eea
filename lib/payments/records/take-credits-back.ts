import { and, eq } from "drizzle-orm";
import { type CreditPurchase, creditPurchases, type Payment, type Tx } from "@/db";
import { lockPools } from "@/lib/credits/pools";
import { writeLedger } from "@/lib/credits/write-ledger";
import { formatAmount } from "@/lib/money";
import { creditsStillFrom } from "./credits-still-from";

/**
 * Takes a refunded share of what the payment brought, as far as it is still there: of a package what is unspent, else of
 * the plan's credits. What a reservation holds is as good as spent. Of a package the rest is owed: it is taken when it comes
 * back (`takeOwedCredits`). Answers how many were taken.
 */
export async function takeCreditsBack(tx: Tx, payment: Payment, refundedCents: number): Promise<number> {
  const pools = await lockPools(tx, payment.accountId);
  const purchase = await findPurchase(tx, payment);
  const granted = purchase ? purchase.credits : await creditsStillFrom(tx, payment);
  const there = Math.min(purchase ? purchase.remaining : pools.plan, pools.available);
  const share = shareOf(payment, granted, refundedCents);
  const credits = Math.min(share, there);
  if (purchase && share > credits) await oweCredits(tx, purchase, share - credits);
  await writeLedger(tx, {
    accountId: payment.accountId,
    kind: "adjust",
    amount: credits === 0 ? 0 : -credits,
    purchases: purchase && credits > 0 ? [[purchase.id, credits]] : undefined,
    description: `Refund of ${formatAmount(refundedCents - payment.refundedCents, payment.currency)}`,
    paymentId: payment.id,
  });
  return credits;
}

/** Shares of all that was refunded so far, so that many small refunds take as much as one. */
function shareOf({ amountCents, refundedCents }: Payment, granted: number, total: number): number {
  const share = (cents: number) => Math.floor((granted * cents) / amountCents);
  return share(total) - share(refundedCents);
}

async function oweCredits(tx: Tx, { accountId, id, owed }: CreditPurchase, more: number): Promise<void> {
  await tx
    .update(creditPurchases)
    .set({ owed: owed + more })
    .where(and(eq(creditPurchases.accountId, accountId), eq(creditPurchases.id, id)));
}

async function findPurchase(
  tx: Tx,
  { accountId, id }: Pick<Payment, "accountId" | "id">,
): Promise<CreditPurchase | undefined> {
  const [purchase] = await tx
    .select()
    .from(creditPurchases)
    .where(and(eq(creditPurchases.accountId, accountId), eq(creditPurchases.paymentId, id)));
  return purchase;
}
