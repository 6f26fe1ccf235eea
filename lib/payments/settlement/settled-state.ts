import { and, asc, eq, inArray, sql } from "drizzle-orm";
import {
  type Account,
  accounts,
  creditTransactions,
  type Invoice,
  invoices,
  type Payment,
  type Plan,
  plans,
  type Subscription,
  subscriptions,
  type Tx,
} from "@/db";
import { AppError } from "@/lib/errors";

export interface Settled {
  accountId: number;
  accountStatus: Account["status"];
  subscription: Subscription;
  /** The plan in force. */
  plan: Plan;
  invoice: Invoice;
  payment: Payment;
  /** The balance right after this payment, also when asked again later. */
  credits: number;
  /** Null where the money is kept, and has brought nothing. */
  transactionId: number | null;
  replayed: boolean;
}

/**
 * What a settled payment has brought about, read back: the same for the first answer and for every repetition. One that is
 * kept has brought nothing: the balance is the account's of now.
 */
export async function settledState(
  tx: Tx,
  payment: Payment,
  { replayed }: { replayed: boolean },
): Promise<Settled> {
  const [row] = await tx
    .select({
      accountStatus: accounts.status,
      subscription: subscriptions,
      plan: plans,
      invoice: invoices,
      credits: sql<number>`coalesce(${creditTransactions.balanceAfter}, ${accounts.credits})`,
      transactionId: creditTransactions.id,
    })
    .from(invoices)
    .innerJoin(accounts, eq(accounts.id, invoices.accountId))
    .innerJoin(subscriptions, eq(subscriptions.id, invoices.subscriptionId))
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .leftJoin(
      creditTransactions,
      and(
        eq(creditTransactions.paymentId, payment.id),
        inArray(creditTransactions.kind, ["reset", "purchase"]),
      ),
    )
    .where(eq(invoices.id, payment.invoiceId))
    .orderBy(asc(creditTransactions.id))
    .limit(1);
  if (!row || (row.transactionId === null && payment.status !== "kept")) throw new AppError("not_found");
  return { accountId: payment.accountId, payment, replayed, ...row };
}
