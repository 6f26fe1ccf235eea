/** Guards lib/payments/records/, lib/payments/stripe/follow-delayed.ts, lib/payments/paypal/settle-order.ts. */
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, payments } from "@/db";
import { askAboutCheckouts } from "@/lib/payments/checkout/ask-about-checkouts";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { usePaypal } from "@/test/providers/use-paypal";
import { useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { stripe, deliver, pageOf } = useStripe();
const { paypal, ...atPaypal } = usePaypal();
/** Half of them at each provider. */
const WAYS = Number(process.env.WAYS ?? 60);

/**
 * A payment that takes days and fails or arrives, then is disputed, won, and refunded; its events told late, twice, not at
 * all, or before the call that caused them has been answered.
 */
it("states that are told of in any order, twice or never, end as the provider has them", {
  timeout: 600_000,
}, async () => {
  for (let seed = 1; seed <= WAYS; seed += 1) {
    const random = randomOf(seed);
    const ways = seed % 2 === 0 ? atStripe : atPaypalSite;
    const fails = random() < 0.3;
    const { accountId, tell } = await ways(fails, random);
    await tell();
    await askAboutCheckouts();
    const end = await endOf(accountId);
    expect(end, `seed ${seed}`).toEqual(fails ? FAILED : ARRIVED);
  }
  expect(await brokenInvariants()).toEqual([]);
});

const FAILED = { account: "pending_payment", invoices: ["open"], payments: ["failed 0"] };
const ARRIVED = { account: "active", invoices: ["paid"], payments: ["succeeded 3900"] };

async function atStripe(fails: boolean, random: () => number) {
  const accountId = await pendingAccount();
  const since = stripe.events.length;
  const session = await pageOf(accountId);
  const heard = teller(() => stripe.events.slice(since), deliver, random);
  const row = await stripe.payLater(session);
  await heard.some();
  if (fails) await stripe.bounce(session);
  else {
    await stripe.arrive(session);
    await heard.some();
    const paid = stripe.rows("inpay_").find(({ invoice }) => invoice === row.invoice)!;
    const { payment_intent } = paid.payment as { payment_intent: string };
    const dispute = await stripe.dispute(payment_intent);
    await heard.some();
    await stripe.closeDispute(dispute.id, "won");
    await stripe.refund(payment_intent, 3900);
  }
  return { accountId, tell: heard.rest };
}

async function atPaypalSite(fails: boolean, random: () => number) {
  const accountId = await pendingAccount();
  const since = paypal.events.length;
  const order = await atPaypal.orderOf(accountId);
  const heard = teller(() => paypal.events.slice(since), atPaypal.deliver, random);
  paypal.holdsNext = true;
  await paypal.approve(order);
  // Nothing is captured before we have heard of it, or have asked.
  await (random() < 0.5 ? atPaypal.deliver(paypal.events[since]!) : askAboutCheckouts());
  const capture = paypal.rows("CAPTURE").at(-1)!.id;
  await heard.some();
  await paypal.finishCapture(capture, fails ? "DECLINED" : "COMPLETED");
  if (!fails) {
    await heard.some();
    await paypal.dispute(capture, "OPEN");
    await heard.some();
    await paypal.dispute(capture, "RESOLVED");
    await paypal.refundThere(capture, "39.00");
  }
  return { accountId, tell: heard.rest };
}

/** Delivers what has happened in an order of its own: `some` of it now, and in the end all but what is lost. */
function teller<T>(happened: () => T[], deliverOne: (event: T) => Promise<Response>, random: () => number) {
  const told = new Set<number>();
  const pick = (wanted: (index: number) => boolean) =>
    happened()
      .map((event, index) => ({ event, index, at: random() }))
      .filter(({ index }) => wanted(index))
      .sort((one, other) => one.at - other.at);
  const some = async () => {
    for (const { event, index } of pick((each) => !told.has(each) && random() < 0.5)) {
      told.add(index);
      await deliverOne(event);
    }
  };
  const rest = async () => {
    const again = pick((index) => !told.has(index) || random() < 0.5);
    for (const { event } of again) await deliverOne(event);
    // What was answered with 500 comes again.
    for (const { event } of pick(() => true)) await deliverOne(event);
  };
  return { some, rest };
}

async function endOf(accountId: number) {
  const { account, invoices } = await accountState(accountId);
  const rows = await asSystem((tx) =>
    tx.select().from(payments).where(eq(payments.accountId, accountId)).orderBy(payments.id),
  );
  return {
    account: account.status,
    invoices: invoices.map(({ status }) => status),
    payments: rows.map(({ status, refundedCents }) => `${status} ${refundedCents}`),
  };
}

/** The same seed shuffles the same way. */
function randomOf(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
