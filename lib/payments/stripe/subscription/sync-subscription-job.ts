import type Stripe from "stripe";
import { z } from "zod";
import { stripeClient } from "@/lib/payments/stripe/api/client";
import { findStripeSubscription } from "@/lib/payments/stripe/api/find-subscription";
import { forgetSubscription } from "@/lib/payments/stripe/api/forget-subscription";
import { endAtStripe, voidUnpaid } from "./end-at-stripe";
import { followTerms } from "./follow-terms";
import { findOurSubscription, type OurSubscription } from "./our-subscription";
import { type Course, courseOf } from "./subscription-course";

const payload = z.object({ accountId: z.number(), stripeSubscriptionId: z.string() });
type Link = z.output<typeof payload>;

/** Ours changes again while Stripe is told, at most so often: then the queue tries again. */
const ROUNDS = 5;

/**
 * Makes Stripe's subscription what ours is now: ended, paused, or charging what the next invoice says. Ours is read again
 * after Stripe was told, until it is what Stripe was told: an answer that arrives late can't leave an older choice behind.
 * Running it twice changes nothing.
 */
export async function syncStripeSubscription(job: unknown): Promise<void> {
  const link = payload.parse(job);
  let ours = await find(link);
  for (let round = 0; round < ROUNDS; round += 1) {
    await tell(link, ours);
    const since = await find(link);
    if (isSame(ours, since)) return;
    ours = since;
  }
  throw new Error(`Subscription ${link.stripeSubscriptionId} changed ${ROUNDS} times while Stripe was told.`);
}

const find = ({ accountId, stripeSubscriptionId }: Link) =>
  findOurSubscription(accountId, stripeSubscriptionId);

/** Not told of what has ended there, nor when the link is gone: both are what was wanted. */
function isSame(told: OurSubscription | undefined, now: OurSubscription | undefined): boolean {
  return !now || JSON.stringify(saidOf(told)) === JSON.stringify(saidOf(now));
}

function saidOf(ours: OurSubscription | undefined) {
  if (!ours) return null;
  const { status, paymentMethod, cancelAtPeriodEnd, currentPeriodEnd } = ours.subscription;
  const { planId, billingInterval, totalCents, currency } = ours.next;
  const standing = [ours.account.status, ours.account.suspensionReason, status, paymentMethod];
  return [
    standing,
    cancelAtPeriodEnd,
    currentPeriodEnd,
    ours.renewal?.totalCents,
    planId,
    billingInterval,
    totalCents,
    currency,
    ours.isSold,
  ];
}

async function tell({ stripeSubscriptionId }: Link, ours: OurSubscription | undefined): Promise<void> {
  const theirs = await findStripeSubscription(stripeSubscriptionId);
  if (theirs === "gone") return;
  if (theirs.status === "canceled") return forgetSubscription(theirs.id);
  const course = courseOf(ours, { isPaused: Boolean(theirs.pause_collection) });
  if (course === "charge" && ours) return charge(theirs, ours);
  return TAKE[course === "charge" ? "end" : course](theirs.id);
}

const TAKE: Record<Exclude<Course, "charge">, (id: string) => Promise<void>> = {
  end: async (id) => {
    await endAtStripe(id);
    await forgetSubscription(id);
  },
  pause: async (id) => {
    await stripeClient().subscriptions.update(id, { pause_collection: { behavior: "void" } });
    await voidUnpaid(id);
  },
};

async function charge(theirs: Stripe.Subscription, ours: OurSubscription): Promise<void> {
  if (await asksForAnotherAmount(theirs.id, ours)) await TAKE.end(theirs.id);
  else await followTerms(theirs, ours);
}

/**
 * The plan was changed after a card was declined, or an invoice of Stripe's was drafted before it heard of ours: what it
 * asks for is not what is due now.
 */
async function asksForAnotherAmount(subscription: string, { renewal }: OurSubscription): Promise<boolean> {
  if (!renewal) return false;
  for (const status of ["open", "draft"] as const) {
    const { data } = await stripeClient().invoices.list({ subscription, status, limit: 100 });
    if (data.some(({ amount_due }) => amount_due !== renewal.totalCents)) return true;
  }
  return false;
}
