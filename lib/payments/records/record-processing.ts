import { and, eq, ne } from "drizzle-orm";
import { asSystem, payments } from "@/db";
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
}

/**
 * A provider has accepted a payment whose money takes days, such as a bank debit: from now on it is seen, no other checkout
 * of the invoice is opened, and suspension waits. Told twice, or after it has arrived, it changes nothing.
 */
export async function recordProcessing(money: OnItsWay): Promise<void> {
  const { accountId, invoiceId, method, externalPaymentId, amountCents, currency, payerName } = money;
  await asSystem(async (tx) => {
    await lockAccount(tx, accountId);
    const same = and(eq(payments.method, method), eq(payments.externalPaymentId, externalPaymentId));
    if ((await tx.$count(payments, and(same, ne(payments.status, "failed")))) > 0) return;
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
      after: { externalPaymentId },
    });
    tellOthers(tx, payment!);
  });
}
