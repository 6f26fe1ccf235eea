import { chargesOf, isBack, paymentIntentOf } from "../operations/charges";
import type { InvoiceFacts, PaymentFacts } from "../world/facts";
import type { World } from "../world/world";
import { money, type Oracle, ofEachTenant } from "./oracle";

/** What left a provider of a payment again, in cents: refunds, and disputes that were lost. */
function givenBackAt({ stripe, paypal }: World, payment: PaymentFacts, intent: string): number {
  if (payment.method === "paypal") {
    const capture = paypal.rows("CAPTURE").find(({ id }) => id === payment.externalPaymentId);
    return Math.round(Number(capture?.refunded ?? 0) * 100);
  }
  const refunds = stripe
    .rows("re_")
    .filter((row) => row.payment_intent === intent && row.status === "succeeded");
  const lost = stripe.rows("dp_").filter((row) => row.payment_intent === intent && row.status === "lost");
  return [...refunds, ...lost].reduce((sum, { amount }) => sum + Number(amount), 0);
}

const isProvider = ({ method, settledAt }: PaymentFacts) => method !== "bank_transfer" && settledAt !== null;

/** A refund whose answer was lost is not sent again: what leaves is what somebody wanted to leave. */
const refundedOnce: Oracle = {
  name: "refunded_more_than_asked",
  objects: ofEachTenant(({ now, tenant, world }) => {
    for (const payment of now.payments.filter(isProvider)) {
      const left = givenBackAt(world, payment, paymentIntentOf(world, payment.externalPaymentId));
      const asked = tenant.refundsAsked.get(payment.externalPaymentId) ?? 0;
      if (left > asked) return `${money(left)} left of payment ${payment.id}, ${money(asked)} was meant to`;
    }
    return undefined;
  }),
};

/** Once everybody has heard of everything, the books say what the provider says (007, "Money that leaves again"). */
const booksAgree: Oracle = {
  name: "books_and_provider_disagree",
  objects: ofEachTenant(({ now, world, isSettled }) => {
    if (!isSettled || world.news.lost > 0) return undefined;
    for (const payment of now.payments.filter(isProvider)) {
      const left = givenBackAt(world, payment, paymentIntentOf(world, payment.externalPaymentId));
      if (Math.min(left, payment.amountCents) !== payment.refundedCents)
        return `payment ${payment.id}: ${money(left)} given back there, ${money(payment.refundedCents)} in the books`;
    }
    return undefined;
  }),
};

/** Money that arrives is never dropped (007): it is a payment, or was given back, or its event is `failed` for staff. */
const chargesAreKnown: Oracle = {
  name: "charge_without_payment",
  objects: ofEachTenant(({ now, after, tenant, world, isSettled }) => {
    if (!isSettled || world.news.lost > 0 || after.events.some(({ status }) => status === "failed"))
      return undefined;
    const known = new Set(now.payments.map(({ externalPaymentId }) => externalPaymentId));
    const charge = chargesOf(world, tenant.id).find((one) => !known.has(one.id) && !isBack(world, one));
    return charge && `${charge.id} was charged, and is no payment`;
  }),
};

/** 007: a charge that fitted nothing "is forgotten when all of it was given back": it buys nothing anymore. */
const returnedBuysNothing: Oracle = {
  name: "returned_charge_buys_something",
  objects: ofEachTenant(({ now, tenant }) => {
    const bought = now.payments.find(
      ({ externalPaymentId, settledAt, status }) =>
        settledAt !== null && status !== "kept" && tenant.returned.has(externalPaymentId),
    );
    return bought && `${bought.externalPaymentId} was given back, and has paid for something since`;
  }),
};

/** Stripe goes on charging only for a subscription of ours that goes on too, and ends it when ours does (007, "Stripe"). */
const stripeFollows: Oracle = {
  name: "stripe_does_not_follow",
  objects: ofEachTenant(({ now, tenant, world, isSettled }) => {
    if (!isSettled || world.news.lost > 0) return undefined;
    for (const theirs of world.stripe.rows("sub_")) {
      const { account_id } = theirs.metadata as { account_id?: string };
      if (theirs.status === "canceled" || Number(account_id) !== tenant.id) continue;
      const ours = now.subscriptions.find(({ stripeSubscriptionId }) => stripeSubscriptionId === theirs.id);
      if (!ours) return `${theirs.id} continues at Stripe, and is nobody's`;
      if (ours.status === "cancelled") return `${theirs.id} continues at Stripe, ours is cancelled`;
      if (ours.cancelAtPeriodEnd && !theirs.cancel_at_period_end)
        return `${theirs.id} renews at Stripe, ours is cancelled at the period's end`;
      if (theirs.cancel_at_period_end && !ours.cancelAtPeriodEnd && ours.scheduledPlanId === null)
        return `${theirs.id} ends at Stripe, ours continues`;
    }
    return undefined;
  }),
};

/**
 * Who staff suspended is not charged on (022, rule 15). Where our queue or the news stood still, Stripe heard of it later,
 * and we of its charge: that is settled behind the suspension (007, rule 1).
 */
const notBilledWhileShut: Oracle = {
  name: "billed_while_suspended_by_staff",
  objects: ofEachTenant(({ now, was, tenant, world, step }) => {
    const byJob = step.do === "wait" || step.do === "jobs";
    if (!byJob || !tenant.shutByStaff || was?.account.suspensionReason !== "admin") return undefined;
    const known = new Set(was.invoices.map(({ id }) => id));
    const isLate = world.isQueueHeld || tenant.chargeMayFollow;
    const isCharge = ({ status }: InvoiceFacts) => isLate && status === "paid";
    const billed = now.invoices.find((one) => one.kind === "renewal" && !known.has(one.id) && !isCharge(one));
    return billed && `${billed.number} was written`;
  }),
};

export const PROVIDER_ORACLES = [
  refundedOnce,
  booksAgree,
  chargesAreKnown,
  returnedBuysNothing,
  stripeFollows,
  notBilledWhileShut,
];
