import { eq } from "drizzle-orm";
import { accounts, asSystem, invoices, payments, subscriptions, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { buyCredits } from "@/lib/credits/purchases/buy-credits";
import { createAccount } from "./factories";

interface Wanted {
  plan: number;
  /** How many were bought, each for good unless said. */
  bought: (number | { credits: number; expiryDays: number })[];
}

let paid = 0;

/** An account with so many credits of its plan, and purchases in this order. */
export async function accountWithPools({
  plan,
  bought,
}: Wanted): Promise<{ accountId: number; bought: number[] }> {
  const { id: accountId } = await createAccount({ credits: plan });
  const ids: number[] = [];
  for (const each of bought) {
    const { credits, expiryDays } = typeof each === "number" ? { credits: each, expiryDays: null } : each;
    ids.push(await buy(accountId, credits, expiryDays));
  }
  return { accountId, bought: ids };
}

/** A purchase as a settled payment brings it. Answers its id. */
export function buy(accountId: number, credits: number, expiryDays: number | null = null): Promise<number> {
  return asSystem(async (tx) => {
    await tx.select().from(accounts).where(eq(accounts.id, accountId)).for("update"); // First, as settling a payment does.
    const paymentId = await pay(tx, accountId);
    const row = { accountId, paymentId, packageId: null, credits, expiryDays, description: "Bought" };
    return (await buyCredits(tx, row)).purchaseId;
  });
}

async function pay(tx: Tx, accountId: number): Promise<number> {
  const [subscription] = await tx.select().from(subscriptions).where(eq(subscriptions.accountId, accountId));
  const n = ++paid;
  const [invoice] = await tx
    .insert(invoices)
    .values({
      ...{
        accountId,
        subscriptionId: subscription!.id,
        planId: subscription!.planId,
        kind: "credit_package",
      },
      ...{
        number: `PACK-${accountId}-${n}`,
        sequence: 1000 + n,
        status: "paid",
        paidAt: now(),
        dueAt: now(),
      },
      ...{ currency: "USD", subtotalCents: 1000, totalCents: 1000, lineItems: [] },
    })
    .returning();
  const [payment] = await tx
    .insert(payments)
    .values({
      ...{ accountId, invoiceId: invoice!.id, method: "stripe", status: "succeeded", amountCents: 1000 },
      ...{ currency: "USD", externalPaymentId: `pi_pack_${accountId}_${n}`, settledAt: now() },
    })
    .returning();
  return payment!.id;
}
