/** Guards lib/payments/stripe/, lib/payments/webhooks/, lib/payments/settlement/. */
import { eq, ne } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, creditTransactions, payments, providerEvents } from "@/db";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import type { StripeEvent } from "@/test/providers/stripe";
import { useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { stripe, deliver, pageOf } = useStripe();
/** Each is an account of its own with some thirty deliveries; 200 take a minute or two, and `WAYS=5` serves a first look. */
const WAYS = Number(process.env.WAYS ?? 200);
/** Accounts at a time: what one's events do may not depend on another's either. */
const AT_ONCE = 4;

it("months of events, shuffled and repeated in many ways while they happen, always end in the same state", {
  timeout: 600_000,
}, async () => {
  const ends = new Map<string, number[]>();
  const seeds = Array.from({ length: WAYS }, (_, index) => index + 1);
  const walk = async () => {
    for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
      const end = JSON.stringify(await outcome(await live(seed)));
      ends.set(end, [...(ends.get(end) ?? []), seed]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  expect([...ends.keys()].map((end) => JSON.parse(end))).toMatchObject([EXPECTED]);
  expect(await asSystem((tx) => tx.$count(providerEvents, ne(providerEvents.status, "applied")))).toBe(0);
  expect(await brokenInvariants()).toEqual([]);
});

const EXPECTED = {
  account: "active",
  subscription: ["active", null],
  invoices: ["first paid", "renewal paid", "renewal paid"],
  payments: [
    "13900 refunded 5000: succeeded",
    "13900 refunded 0: succeeded",
    "13900 refunded 13900: refunded",
  ],
  ledger: 5,
};

/** One account's months, heard of in the order of this seed. Answers the account. */
async function live(seed: number): Promise<number> {
  const random = randomOf(seed);
  const accountId = await pendingAccount();
  const session = await pageOf(accountId);
  const waiting: StripeEvent[] = [];
  for (const step of monthsOf(session)) {
    waiting.push(...(await recorded(step)).flatMap((event) => repeated(event, random)));
    const heard = Math.floor(random() * waiting.length);
    await deliverSome(waiting, heard, random);
  }
  await deliverSome(waiting, waiting.length, random);
  return accountId;
}

/** Everything that Stripe tells of: a checkout, charges, a declined card made good, a refund, a lost dispute, the end. */
function monthsOf(session: string): (() => Promise<unknown>)[] {
  const id = () => String(stripe.rows("cs_").find((row) => row.id === session)?.subscription);
  const bills = () => stripe.rows("in_").filter(({ parent }) => JSON.stringify(parent).includes(`"${id()}"`));
  const intent = (month: number) => {
    const bill = bills()[month]?.id;
    const paid = stripe.rows("inpay_").find(({ invoice }) => invoice === bill);
    return (paid!.payment as { payment_intent: string }).payment_intent;
  };
  return [
    () => stripe.pay(session),
    () => stripe.charge(id()),
    () => stripe.touch(id()),
    () => stripe.decline(id()),
    () => stripe.payInvoice(bills()[2]!.id),
    () => stripe.refund(intent(0), 5000),
    () => stripe.dispute(intent(2)),
    async () => {
      const lost = intent(2);
      const dispute = stripe.rows("dp_").find(({ payment_intent }) => payment_intent === lost);
      await stripe.closeDispute(dispute!.id, "lost");
    },
    () => stripe.cancel(id()),
  ];
}

let turn: Promise<unknown> = Promise.resolve();
/** What Stripe would tell of this step, and of no other account's. */
function recorded(step: () => Promise<unknown>): Promise<StripeEvent[]> {
  const mine = turn.then(async () => {
    const before = stripe.events.length;
    await step();
    return stripe.events.slice(before);
  });
  turn = mine;
  return mine;
}

/** Told twice; now and then under a new id, so that the memory of events does not help: applying itself must be safe. */
function repeated(event: StripeEvent, random: () => number): StripeEvent[] {
  return random() < 0.3 ? [event, { ...event, id: `${event.id}_again` }] : [event, event];
}

/** Takes so many out at random, and delivers them two at once. */
async function deliverSome(waiting: StripeEvent[], count: number, random: () => number): Promise<void> {
  const chosen = Array.from(
    { length: count },
    () => waiting.splice(Math.floor(random() * waiting.length), 1)[0]!,
  );
  for (let at = 0; at < chosen.length; at += 2)
    for (const { status } of await Promise.all(chosen.slice(at, at + 2).map(deliver)))
      expect(status).toBe(200);
}

async function outcome(accountId: number) {
  const { account, subscription, invoices } = await accountState(accountId);
  const rows = await asSystem(async (tx) => ({
    payments: await tx.select().from(payments).where(eq(payments.accountId, accountId)).orderBy(payments.id),
    ledger: await tx.$count(creditTransactions, eq(creditTransactions.accountId, accountId)),
  }));
  return {
    account: account.status,
    credits: account.credits,
    subscription: [subscription.status, subscription.stripeSubscriptionId],
    invoices: invoices.map(({ kind, status }) => `${kind} ${status}`),
    payments: rows.payments.map((row) => `${row.amountCents} refunded ${row.refundedCents}: ${row.status}`),
    ledger: rows.ledger,
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
