/** Guards lib/payments/stripe/. */
import { eq, sql } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { asSystem, providerEvents } from "@/db";
import { listKept } from "@/lib/payments/kept/list-kept";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { stripe, deliver, hear, pageOf, byCard } = useStripe();
const BY = { actor: "user:1" };
const failedEvents = () => asSystem((tx) => tx.$count(providerEvents, eq(providerEvents.status, "failed")));
afterEach(() => asSystem((tx) => tx.delete(providerEvents).where(eq(providerEvents.status, "failed"))));

it.each([
  ["growth", "starter", 13_900],
  ["scale", "growth", 22_900],
])(
  "a charge for %s that was given back in full pays nothing when that is chosen again",
  async (paid, between, cents) => {
    const accountId = await pendingAccount(paid);
    const session = await stripe.pay(await pageOf(accountId));
    const told = stripe.events.length;
    await changePlan({ accountId, planSlug: between, ...BY });
    await hear(told - 2);
    expect(await listKept(accountId)).toMatchObject([{ payment: { amountCents: cents } }]);
    await runQueued();
    const deleted = stripe.events.find(
      ({ type, data }) => type === "customer.subscription.deleted" && data.object.id === session.subscription,
    )!;
    const since = stripe.events.length;
    await stripe.refund(intentOf(String(session.invoice)), cents);
    await hear(since);
    await changePlan({ accountId, planSlug: paid, ...BY });
    expect((await deliver(deleted)).status).toBe(200);
    const { account, invoices } = await accountState(accountId);
    expect(account).toMatchObject({ status: "pending_payment", credits: 0 });
    expect(invoices.filter(({ status }) => status === "paid")).toEqual([]);
    expect(await brokenInvariants()).toEqual([]);
  },
);

it.each(["first", "last"])(
  "nor where our server hears of the refund after that, with its event %s",
  async (comes) => {
    const accountId = await pendingAccount("growth");
    const session = await stripe.pay(await pageOf(accountId));
    const paidEvents = stripe.events.length;
    await changePlan({ accountId, planSlug: "starter", ...BY });
    await hear(paidEvents - 2);
    await runQueued();
    await stripe.refund(intentOf(String(session.invoice)), 13_900);
    await changePlan({ accountId, planSlug: "growth", ...BY });
    const waiting = stripe.events.slice(paidEvents);
    for (const event of comes === "first" ? waiting.reverse() : waiting)
      expect((await deliver(event)).status).toBe(200);
    const { account, invoices } = await accountState(accountId);
    expect(account).toMatchObject({ status: "pending_payment", credits: 0 });
    expect(invoices.filter(({ status }) => status === "paid")).toEqual([]);
  },
);

it("an invoice that Stripe paid from the customer's balance is told to staff, once", async () => {
  const { accountId, stripeId } = await byCard();
  const [charged] = stripe.rows("in_").slice(-1);
  const { parent, currency } = charged!;
  const since = stripe.events.length;
  const credited = await stripe.charge(stripeId);
  Object.assign(credited, {
    amount_due: 0,
    amount_paid: 0,
    subtotal: 13_900,
    total: 13_900,
    parent,
    currency,
  });
  await hear(since);
  expect(await failedEvents()).toBe(1);
  await stripe.touch(stripeId);
  await hear(stripe.events.length - 1);
  expect(await failedEvents()).toBe(1);
  const { rows } = await asSystem((tx) =>
    tx.execute(sql`select external_id from unplaced_charges where account_id = ${accountId}`),
  );
  expect(rows).toEqual([{ external_id: credited.id }]);
});

function intentOf(stripeInvoiceId: string): string {
  const paid = stripe.rows("inpay_").find(({ invoice }) => invoice === stripeInvoiceId);
  return (paid!.payment as { payment_intent: string }).payment_intent;
}
