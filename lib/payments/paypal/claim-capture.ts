import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { asSystem, checkouts, invoices, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { findWhyNotPayable } from "@/lib/invoices/not-payable";

export interface ClaimedOrder {
  orderId: string;
  accountId: number;
  invoiceId: number;
}

/**
 * `attempt`: the number of the try, which is part of its idempotency key. `isFirst`: no earlier call of this try may have
 * taken the money. Or why there is no claim.
 */
export type CaptureClaim = { attempt: number; at: Date; isFirst: boolean } | "needless" | "taken";

/**
 * Takes an invoice for an order, before its money is taken: a row under the account's lock, one holder an invoice. The
 * order that holds it may ask again, such as after a lost answer. `needless`: the invoice is no longer open, or takes no
 * money. `taken`: another order's money is on its way.
 */
export function claimCapture(order: ClaimedOrder): Promise<CaptureClaim> {
  return asSystem(async (tx) => {
    await lockAccount(tx, order.accountId);
    const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, order.invoiceId));
    if (invoice?.status !== "open" || invoice.accountId !== order.accountId) return "needless";
    if (await findWhyNotPayable(tx, invoice)) return "needless";
    const holder = await findHolder(tx, order);
    if (holder !== undefined && holder !== order.orderId) return "taken";
    const at = now();
    return { attempt: await hold(tx, order, at), at, isFirst: holder === undefined };
  });
}

async function findHolder(tx: Tx, { invoiceId }: ClaimedOrder): Promise<string | undefined> {
  const [held] = await tx
    .select({ orderId: checkouts.externalId })
    .from(checkouts)
    .where(and(eq(checkouts.invoiceId, invoiceId), isNotNull(checkouts.captureClaimedAt)));
  return held?.orderId;
}

/** An order whose row was lost between PayPal's answer and ours gets one now. */
async function hold(tx: Tx, { orderId, accountId, invoiceId }: ClaimedOrder, at: Date): Promise<number> {
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
  await asSystem((tx) => release(tx, heldBy(orderId)));
}

/**
 * Like `releaseCapture`, for the one call that made the claim. Where another call of the same try has joined it, the claim
 * stays.
 */
export async function releaseClaim(orderId: string, claimedAt: Date): Promise<void> {
  await asSystem((tx) => release(tx, and(heldBy(orderId), eq(checkouts.captureClaimedAt, claimedAt))));
}

/** PayPal no longer knows the order, so nobody can take its money. Staff read it in the audit log. */
export async function dropClaim(orderId: string): Promise<void> {
  await asSystem(async (tx) => {
    for (const { accountId, invoiceId } of await release(tx, heldBy(orderId)))
      await recordAudit(tx, {
        accountId,
        actor: "webhook:paypal",
        action: "payment.capture_dropped",
        targetType: "invoice",
        targetId: invoiceId,
        reason: `PayPal no longer knows order ${orderId}, whose payment was being taken. The invoice can be paid again. If the payer was charged, refund them at PayPal.`,
      });
  });
}

const heldBy = (orderId: string) =>
  and(
    eq(checkouts.provider, "paypal"),
    eq(checkouts.externalId, orderId),
    isNotNull(checkouts.captureClaimedAt),
  );

function release(tx: Tx, held: SQL | undefined) {
  return tx
    .update(checkouts)
    .set({ captureClaimedAt: null, captureAttempt: sql`${checkouts.captureAttempt} + 1`, updatedAt: now() })
    .where(held)
    .returning({ accountId: checkouts.accountId, invoiceId: checkouts.invoiceId });
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
