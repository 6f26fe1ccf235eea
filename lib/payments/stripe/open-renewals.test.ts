/**
 * Guards lib/payments/stripe/follow-open-renewals.ts, lib/payments/stripe/sync-invoice.ts,
 * lib/payments/records/record-declined.ts, lib/payments/checkout/ask-about-renewals.ts, lib/payments/checkout/catch-up.ts.
 */
import { and, eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { asSystem, mails, payments } from "@/db";
import { setClock } from "@/lib/clock";
import { askAndRenew } from "@/lib/payments/checkout/ask-about-renewals";
import { findDueInvoice } from "@/lib/payments/checkout/find-due-invoice";
import { stripeProvider } from "@/lib/payments/stripe/provider";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { stripe, deliver, hear, pageOf, byCard } = useStripe();
const START = new Date("2026-01-31T10:00:00Z");
const END = addMonths(START, 1);
const hoursAfterEnd = (count: number) => new Date(END.getTime() + count * 3_600_000);

async function jobsAt(at: Date): Promise<void> {
  setClock(at);
  await runJobs();
  await runQueued();
}
/** A month that was paid by card, with the renewal billed: Stripe charges it an hour after the end. */
async function due() {
  setClock(START);
  const { accountId, stripeId } = await byCard();
  await jobsAt(addDays(END, -6));
  setClock(hoursAfterEnd(1));
  return { accountId, stripeId, since: stripe.events.length };
}
const renewalPayments = (accountId: number, externalPaymentId: string) =>
  asSystem((tx) =>
    tx
      .select()
      .from(payments)
      .where(and(eq(payments.accountId, accountId), eq(payments.externalPaymentId, externalPaymentId)))
      .orderBy(payments.id),
  );
const mailsOf = (accountId: number, template: string) =>
  asSystem((tx) =>
    tx
      .select({ props: mails.props })
      .from(mails)
      .where(and(eq(mails.aboutAccountId, accountId), eq(mails.template, template))),
  );

describe("a renewal that Stripe could not charge", () => {
  it("is a failed payment with its reason, on /payment and in an email, once however often it is told", async () => {
    const { accountId, stripeId, since } = await due();
    const invoice = await stripe.decline(stripeId, "Your card has expired.");
    await hear(since);
    await deliver({ ...stripe.events.at(-1)!, id: `again-${accountId}` });
    const failed = { status: "failed", failureReason: "Your card has expired.", amountCents: 13_900 };
    expect(await renewalPayments(accountId, invoice.id)).toMatchObject([failed]);
    expect((await findDueInvoice(accountId))?.declined).toMatchObject(failed);
    expect(await mailsOf(accountId, "payment-failed")).toMatchObject([
      { props: { reason: "Your card has expired.", isDue: true } },
    ]);
    await stripe.payInvoice(invoice.id);
    await hear(since);
    expect(await renewalPayments(accountId, invoice.id)).toMatchObject([
      { status: "failed" },
      { status: "succeeded" },
    ]);
    expect((await accountState(accountId)).subscription.currentPeriodStart).toEqual(END);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("because the card's bank wants it confirmed says so, and leads to Stripe's page", async () => {
    const { accountId, stripeId, since } = await due();
    const invoice = await stripe.askForAction(stripeId);
    expect(await hear(since)).toEqual([200]);
    const [mail] = await mailsOf(accountId, "payment-failed");
    expect(mail?.props.reason).toContain("Your bank asks you to confirm this payment.");
    expect(await pageOf(accountId)).toBe(invoice.id);
  });

  it("and has not tried yet says nothing", async () => {
    const { accountId, stripeId } = await due();
    stripe.draftIfDue(stripeId);
    const open = stripe.rows("in_").at(-1)!;
    Object.assign(open, { status: "open", attempted: false });
    await stripe.touch(stripeId);
    await deliver(stripe.events.at(-1)!);
    expect(await renewalPayments(accountId, open.id)).toEqual([]);
    expect(await mailsOf(accountId, "payment-failed")).toEqual([]);
  });
});

describe("a renewal that Stripe asks for before our job has billed it", () => {
  async function unbilled() {
    setClock(START);
    const { accountId, stripeId } = await byCard();
    setClock(hoursAfterEnd(1));
    return { accountId, stripeId, since: stripe.events.length };
  }
  const renewalOf = async (accountId: number) =>
    (await accountState(accountId)).invoices.find(({ kind }) => kind === "renewal");

  it("and can't charge is billed and declined with Stripe's event, and paid once by the next try", async () => {
    const { accountId, stripeId, since } = await unbilled();
    const invoice = await stripe.decline(stripeId, "Your card has expired.");
    expect(await renewalOf(accountId)).toBeUndefined();
    await hear(since);
    expect((await findDueInvoice(accountId))?.declined).toMatchObject({ externalPaymentId: invoice.id });
    await stripe.payInvoice(invoice.id);
    await hear(since);
    await jobsAt(hoursAfterEnd(2));
    expect(await renewalOf(accountId)).toMatchObject({ status: "paid", periodStart: END });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("by bank debit is on its way with Stripe's event", async () => {
    const { accountId, stripeId, since } = await unbilled();
    const invoice = await stripe.debit(stripeId);
    await hear(since);
    expect((await findDueInvoice(accountId))?.processing).toMatchObject({ externalPaymentId: invoice.id });
  });

  it("and has charged is paid with Stripe's event", async () => {
    const { accountId, stripeId, since } = await unbilled();
    await stripe.decline(stripeId, "Try again.");
    const { id } = stripe.rows("in_").at(-1)!;
    await stripe.payInvoice(id);
    await hear(since + 1);
    expect((await accountState(accountId)).subscription.currentPeriodStart).toEqual(END);
  });
});

describe("a renewal by bank debit", () => {
  it("is on its way: nothing else is offered, nobody is asked to pay, and suspension waits until it arrives", async () => {
    const { accountId, stripeId, since } = await due();
    const invoice = await stripe.debit(stripeId);
    expect(await hear(since)).toEqual([200]);
    expect((await findDueInvoice(accountId))?.processing).toMatchObject({ externalPaymentId: invoice.id });
    await expect(pageOf(accountId)).rejects.toMatchObject({ code: "payment_in_progress" });
    await jobsAt(hoursAfterEnd(7));
    await jobsAt(addDays(END, 8));
    expect((await accountState(accountId)).account.status).toBe("active");
    expect(await mailsOf(accountId, "past-due")).toEqual([]);
    await stripe.payInvoice(invoice.id);
    await hear(since);
    expect(await renewalPayments(accountId, invoice.id)).toMatchObject([{ status: "succeeded" }]);
    expect((await accountState(accountId)).subscription.status).toBe("active");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("that the bank returns fails with the reason, and can be paid another way", async () => {
    const { accountId, stripeId, since } = await due();
    const invoice = await stripe.debit(stripeId);
    await hear(since);
    const returned = stripe.events.length;
    await stripe.returnDebit(invoice.id, "The bank account has been closed.");
    await hear(returned);
    expect(await renewalPayments(accountId, invoice.id)).toMatchObject([
      { status: "failed", failureReason: "The bank account has been closed." },
    ]);
    expect(await mailsOf(accountId, "payment-failed")).toHaveLength(1);
    expect(await pageOf(accountId)).toBe(invoice.id);
  });
});

describe("what Stripe charged, and never told", () => {
  const paidAtStripe = () => stripe.rows("in_").filter(({ status }) => status === "paid").length;
  const stateOf = async (accountId: number) => {
    const { account, subscription } = await accountState(accountId);
    return [account.status, subscription.status, subscription.currentPeriodStart];
  };

  it("renews in the next hour: nobody is told that they are late", async () => {
    const { accountId, stripeId } = await due();
    await stripe.charge(stripeId);
    await jobsAt(hoursAfterEnd(7));
    expect(await stateOf(accountId)).toEqual(["active", "active", END]);
    expect(await mailsOf(accountId, "past-due")).toEqual([]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is not charged a second time by whoever pays before that", async () => {
    const { accountId, stripeId } = await due();
    await stripe.charge(stripeId);
    const paid = paidAtStripe();
    await expect(pageOf(accountId)).rejects.toMatchObject({
      code: "invalid_state",
      message: expect.stringContaining("was paid in the meantime"),
    });
    expect([await stateOf(accountId), paidAtStripe()]).toEqual([["active", "active", END], paid]);
    expect(stripe.rows("sub_").find(({ id }) => id === stripeId)).toMatchObject({ status: "active" });
  });

  it.each([
    ["in time", 10, END],
    ["after the account was suspended", 15, addDays(END, 16)],
  ])("when a debit arrived %s settles it", async (_when, days, start) => {
    const { accountId, stripeId, since } = await due();
    const invoice = await stripe.debit(stripeId);
    await hear(since);
    await jobsAt(addDays(END, days));
    await stripe.payInvoice(invoice.id);
    await jobsAt(addDays(END, days + 1));
    expect(await stateOf(accountId)).toEqual(["active", "active", start]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is not asked for one account after another while Stripe is away", async () => {
    for (let each = 0; each < 12; each++) await due();
    stripe.isDown = true;
    const asking = vi.spyOn(stripeProvider, "settleRenewals");
    await askAndRenew();
    stripe.isDown = false;
    expect(asking).toHaveBeenCalledTimes(5);
    asking.mockRestore();
  });

  it("while Stripe can't be asked is held against nobody, and later it is", async () => {
    const { accountId, stripeId } = await due();
    await stripe.decline(stripeId);
    stripe.isDown = true;
    await jobsAt(addDays(END, 8)).catch(() => undefined);
    expect((await stateOf(accountId))[0]).toBe("active");
    await jobsAt(addDays(END, 15)).catch(() => undefined);
    stripe.isDown = false;
    expect((await stateOf(accountId))[0]).toBe("suspended");
  });
});
