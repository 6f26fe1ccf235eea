import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import { z } from "zod";
import { accounts, asSystem, creditTopUps, invoices, subscriptions } from "@/db";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import type { TopUpAttempt } from "@/lib/payments/records/end-top-up";
import { chargeCard, findTopUpCharge, type RefusedCharge } from "@/lib/payments/stripe/api/charge-card";
import { findStoredCard } from "@/lib/payments/stripe/api/stored-card";
import { failed, followTopUp, release } from "./follow-top-up";
import { isStillWanted } from "./still-wanted";

const payload = z.object({ accountId: z.number(), invoiceId: z.number(), attempt: z.number() });

const NO_CARD = { refused: "No card is stored that we could charge." };

/**
 * Charges the stored card for a purchase that is in flight, or finds out what became of it. A charge that was made is
 * looked for first, so that a lost answer, a killed process or a second job charges nothing twice.
 */
export async function chargeStripeTopUp(job: unknown): Promise<void> {
  const of = payload.parse(job);
  const purchase = await findInFlight(of);
  if (!purchase) return;
  const made = await askProvider("stripe", () => charge(purchase, of.attempt));
  if (made === "over") await release(of);
  else if ("refused" in made) await failed(of, { reason: made.refused, needsConfirmation: false });
  else await askProvider("stripe", () => followTopUp(made, of));
}

type Purchase = NonNullable<Awaited<ReturnType<typeof findInFlight>>>;

async function charge(
  { invoice, stripeSubscriptionId, customer }: Purchase,
  attempt: number,
): Promise<Stripe.PaymentIntent | RefusedCharge | "over"> {
  const earlier = customer ? await findTopUpCharge(customer, invoice, attempt) : undefined;
  if (earlier) return earlier;
  if (!(await isStillWanted({ accountId: invoice.accountId, invoiceId: invoice.id, attempt }))) return "over";
  const card = stripeSubscriptionId ? await findStoredCard(stripeSubscriptionId) : undefined;
  return card ? chargeCard(card, invoice, attempt) : NO_CARD;
}

async function findInFlight({ accountId, invoiceId, attempt }: TopUpAttempt) {
  const [found] = await asSystem((tx) =>
    tx
      .select({
        invoice: invoices,
        stripeSubscriptionId: subscriptions.stripeSubscriptionId,
        customer: accounts.stripeCustomerId,
      })
      .from(creditTopUps)
      .innerJoin(accounts, eq(accounts.id, creditTopUps.accountId))
      .innerJoin(invoices, eq(invoices.id, creditTopUps.invoiceId))
      .innerJoin(subscriptions, eq(subscriptions.id, invoices.subscriptionId))
      .where(
        and(
          eq(creditTopUps.accountId, accountId),
          eq(creditTopUps.invoiceId, invoiceId),
          eq(creditTopUps.attempt, attempt),
        ),
      ),
  );
  return found;
}
