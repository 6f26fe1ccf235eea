import { and, eq } from "drizzle-orm";
import { asSystem, payments } from "@/db";
import type { Provider } from "@/db/words";
import { lockAccount } from "@/lib/accounts/lock-account";
import { now } from "@/lib/clock";

export interface Declined {
  accountId: number;
  invoiceId: number;
  method: Provider;
  externalPaymentId: string;
  amountCents: number;
  currency: string;
  /** For the payer. */
  reason: string;
}

/** The provider could not take the money that its payer had agreed to: kept, so that the payer is told; once each. */
export async function recordDeclined({ reason, ...declined }: Declined): Promise<void> {
  await asSystem(async (tx) => {
    await lockAccount(tx, declined.accountId);
    const known = await tx.$count(
      payments,
      and(eq(payments.method, declined.method), eq(payments.externalPaymentId, declined.externalPaymentId)),
    );
    if (known > 0) return;
    await tx.insert(payments).values({
      ...declined,
      status: "failed",
      failureReason: reason,
      createdAt: now(),
      updatedAt: now(),
    });
  });
}
