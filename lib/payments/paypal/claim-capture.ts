import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import { asSystem, checkouts, invoices, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { now } from "@/lib/clock";
import { findWhyNotPayable } from "@/lib/invoices/not-payable";

export interface ClaimedOrder {
  orderId: string;
  accountId: number;
  invoiceId: number;
}

/** The number of the try, which is part of its idempotency key; or why there is none. */
export type Claim = { attempt: number } | "needless" | "taken";

/**
 * Takes an invoice for an order, before its money is taken: a row under the account's lock, one holder an invoice. The
 * order that holds it may ask again, such as after a lost answer. `needless`: the invoice is not open any more, or takes no
 * money. `taken`: another order's money is on its way.
 */
export function claimCapture(order: ClaimedOrder): Promise<Claim> {
  return asSystem(async (tx) => {
    await lockAccount(tx, order.accountId);
    const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, order.invoiceId));
    if (invoice?.status !== "open" || invoice.accountId !== order.accountId) return "needless";
    if (await findWhyNotPayable(tx, invoice)) return "needless";
    if (await isHeldByAnother(tx, order)) return "taken";
    return { attempt: await hold(tx, order) };
  });
}

async function isHeldByAnother(tx: Tx, { invoiceId, orderId }: ClaimedOrder): Promise<boolean> {
  const held = and(eq(checkouts.invoiceId, invoiceId), isNotNull(checkouts.captureClaimedAt));
  return (await tx.$count(checkouts, and(held, ne(checkouts.externalId, orderId)))) > 0;
}

/** An order whose row was lost between PayPal's answer and ours gets one now. */
async function hold(tx: Tx, { orderId, accountId, invoiceId }: ClaimedOrder): Promise<number> {
  const at = now();
  const page = { accountId, invoiceId, provider: "paypal" as const, externalId: orderId, url: "" };
  const times = { expiresAt: at, createdAt: at, updatedAt: at };
  const [held] = await tx
    .insert(checkouts)
    .values({ ...page, ...times, status: "expired", captureClaimedAt: at })
    .onConflictDoUpdate({
      target: [checkouts.provider, checkouts.externalId],
      set: { captureClaimedAt: at, payerActionUrl: null, updatedAt: at },
    })
    .returning({ attempt: checkouts.captureAttempt });
  return held!.attempt;
}

/** It is known that this try took no money: the next one is another try, of this order or of another. */
export async function releaseCapture(orderId: string): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(checkouts)
      .set({
        captureClaimedAt: null,
        captureAttempt: sql`${checkouts.captureAttempt} + 1`,
        updatedAt: now(),
      })
      .where(
        and(
          eq(checkouts.provider, "paypal"),
          eq(checkouts.externalId, orderId),
          isNotNull(checkouts.captureClaimedAt),
        ),
      ),
  );
}

/** Whether its payer was declined before: then PayPal waits for another card, and an old event has nothing to tell. */
export async function wasDeclined(orderId: string): Promise<boolean> {
  const order = and(eq(checkouts.provider, "paypal"), eq(checkouts.externalId, orderId));
  return asSystem(
    async (tx) => (await tx.$count(checkouts, and(order, sql`${checkouts.captureAttempt} > 1`))) > 0,
  );
}

/** Its payer has to go to PayPal once more: /payment says so, and leads there. */
export async function askPayerAgain(orderId: string, payerActionUrl: string | null): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(checkouts)
      .set({ payerActionUrl: payerActionUrl ?? checkouts.url, updatedAt: now() })
      .where(
        and(
          eq(checkouts.provider, "paypal"),
          eq(checkouts.externalId, orderId),
          eq(checkouts.status, "open"),
        ),
      ),
  );
}
