import { and, eq, inArray, notLike } from "drizzle-orm";
import { asSystem, auditEvents, type Payment, payments, type Tx } from "@/db";
import type { Provider } from "@/db/words";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { tellOthers } from "./tell-others";

export interface OnItsWay {
  accountId: number;
  invoiceId: number;
  method: Provider;
  externalPaymentId: string;
  amountCents: number;
  currency: string;
  payerName?: string;
  /** The provider's word for why the money takes days. */
  pendingReason?: string;
}

/**
 * A provider has accepted a payment whose money takes days, such as a bank debit: from now on it is seen, no other checkout
 * of the invoice is opened, and suspension waits. Told twice, after it has arrived, or after staff have given it up, it
 * changes nothing.
 */
export async function recordProcessing(money: OnItsWay): Promise<void> {
  const { accountId, invoiceId, method, externalPaymentId, amountCents, currency, payerName } = money;
  await asSystem(async (tx) => {
    await lockAccount(tx, accountId);
    const same = and(eq(payments.method, method), eq(payments.externalPaymentId, externalPaymentId));
    const known = await tx.select().from(payments).where(same);
    if (known.some(({ status }) => status !== "failed")) return;
    if (known.length > 0 && (await wasGivenUp(tx, known))) return;
    const row = { accountId, invoiceId, method, externalPaymentId, amountCents, currency, payerName };
    const [payment] = await tx
      .insert(payments)
      .values({ ...row, status: "processing", createdAt: now(), updatedAt: now() })
      .returning();
    await recordAudit(tx, {
      accountId,
      actor: `webhook:${method}`,
      action: "payment.processing",
      targetType: "payment",
      targetId: payment!.id,
      after: { externalPaymentId, ...(money.pendingReason && { pending_reason: money.pendingReason }) },
    });
    tellOthers(tx, payment!);
  });
}

/** Staff have stopped waiting for it. If it arrives after all, it is settled or kept; until then it holds nothing back. */
async function wasGivenUp(tx: Tx, failed: Payment[]): Promise<boolean> {
  const byStaff = await tx.$count(
    auditEvents,
    and(
      eq(auditEvents.accountId, failed[0]!.accountId),
      eq(auditEvents.action, "payment.failed"),
      eq(auditEvents.targetType, "payment"),
      inArray(
        auditEvents.targetId,
        failed.map(({ id }) => String(id)),
      ),
      notLike(auditEvents.actor, "webhook:%"),
    ),
  );
  return byStaff > 0;
}
