import { and, eq } from "drizzle-orm";
import { type Account, type Payment, payments, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { writeAccountMoney } from "@/lib/payments/records/account-money";
import { refuseTaken } from "@/lib/payments/records/taken/taken-invoice";
import { lockBill } from "@/lib/payments/settlement/bill";
import { settlePayment } from "@/lib/payments/settlement/settle-payment";
import type { Settled } from "@/lib/payments/settlement/settled-state";
import type { Bill } from "@/lib/payments/settlement/settlement";
import { findUsedReference } from "@/lib/payments/settlement/used-reference";

export interface StatementMoney {
  invoiceId: number;
  /** The bank's reference of the line, or our own of it. */
  externalPaymentId: string;
  /** What the invoice is settled with: its amount, charges on the way included. */
  amountCents: number;
  currency: string;
  payerName: string;
  actor: string;
  actorUserId?: number;
  requestId?: string;
}

/**
 * Money on a statement pays one invoice of an account that is locked; a report of it that waits is what is settled, or what
 * is kept of the account's transfers, where that counts towards it: then all of it is used. Throws as `settlePayment`,
 * `payment_in_progress`, and `payment_reference_used` where the reference has paid before: nothing that
 * staff confirmed by hand is counted again.
 */
export async function settleFromStatement(
  tx: Tx,
  account: Account,
  money: StatementMoney,
  kept?: Payment,
): Promise<Settled> {
  const { invoiceId, ...rest } = money;
  const bill = await lockBill(tx, account, invoiceId);
  refuseTaken(bill.takenAs);
  if (kept) return settleWithKept(tx, { ...rest, accountId: account.id }, bill, kept);
  const reported = await findWaitingReport(tx, account.id, invoiceId);
  const externalPaymentId = reported?.externalPaymentId ?? money.externalPaymentId;
  const settlement = { ...rest, accountId: account.id, method: "bank_transfer" as const, externalPaymentId };
  const known = await findUsedReference(tx, settlement);
  if (known && known.status !== "pending_approval") throw new AppError("payment_reference_used");
  return settlePayment(tx, settlement, { bill, reported });
}

/** The kept payment moves to the invoice and becomes its settlement. */
async function settleWithKept(
  tx: Tx,
  money: Omit<StatementMoney, "invoiceId"> & { accountId: number },
  bill: Bill,
  kept: Payment,
): Promise<Settled> {
  await writeAccountMoney(tx, kept, { kind: "used", amountCents: -kept.amountCents, actor: money.actor });
  const { externalPaymentId } = kept;
  const settlement = { ...money, method: "bank_transfer" as const, externalPaymentId };
  return settlePayment(tx, settlement, { bill, reported: kept });
}

async function findWaitingReport(tx: Tx, accountId: number, invoiceId: number): Promise<Payment | undefined> {
  const [report] = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.accountId, accountId),
        eq(payments.invoiceId, invoiceId),
        eq(payments.status, "pending_approval"),
      ),
    );
  return report;
}
