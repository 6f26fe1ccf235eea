/**
 * Guards lib/payments/top-up/, lib/payments/stripe/charges/charge-top-up-job.ts, lib/payments/stripe/charges/follow-top-up.ts,
 * lib/payments/stripe/api/charge-card.ts, lib/payments/stripe/api/stored-card.ts, app/api/v1/credits/top-up/.
 */
import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as topUpRoute from "@/app/api/v1/credits/top-up/route";
import {
  accounts,
  asSystem,
  type CreditPackage,
  creditPackages,
  creditReservations,
  creditTopUps,
  invoices,
  mails,
  payments,
  plans,
} from "@/db";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { setClock } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { voidUnpaidOrders } from "@/lib/payments/packages/void-unpaid-orders";
import { chargeStripeTopUp } from "@/lib/payments/stripe/charges/charge-top-up-job";
import { addDays } from "@/lib/time/days";
import { accountState, brokenInvariants } from "@/test/billing";
import { callRoute } from "@/test/call-route";
import { paidGrowth, payByTransfer, poolsOf, savedPackage } from "@/test/credit-packages";
import { createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";
import { accessTokenFor } from "@/test/sign-in";
import { findTopUp } from "./queries";
import { setTopUp, type TopUpRequest } from "./set-top-up";
import { startTopUps } from "./start-top-ups";

useDatabase();
const { stripe, hear, byCard } = useStripe();
const by = { actor: "terminal" };
const byStaff = { ...by, reason: "Looked at." };
const START = new Date("2026-03-10T10:00:00Z");
let pack: CreditPackage;

beforeAll(async () => {
  pack = await savedPackage();
});
beforeEach(async () => {
  stripe.storedCard = "pays";
  setClock(START);
  // Accounts of other tests rest.
  await asSystem((tx) => tx.update(creditTopUps).set({ isEnabled: false, invoiceId: null }));
  await asSystem((tx) => tx.update(plans).set({ isActive: true }));
});

const request = (accountId: number, change: Partial<TopUpRequest> = {}): TopUpRequest => ({
  ...{ accountId, isEnabled: true, packageId: pack.id, threshold: 500, by },
  ...{ maxPerMonth: 2, maxCentsPerMonth: 10_000, ...change },
});
const spend = (accountId: number, credits: number) =>
  asSystem((tx) => writeLedger(tx, { accountId, kind: "adjust", amount: -credits }));
const intents = () => stripe.rows("pi_").filter(({ metadata }) => "top_up" in (metadata as object));
const minutesOn = (minutes: number) => setClock(new Date(START.getTime() + minutes * 60_000));

/** The job finds what is due, and the queue runs what it wrote. */
async function buy(): Promise<void> {
  await startTopUps();
  await runQueued();
}

async function lowByCard(change: Partial<TopUpRequest> = {}): Promise<number> {
  const { accountId } = await byCard();
  await setTopUp(request(accountId, change));
  await spend(accountId, 1600);
  return accountId;
}

async function chargesOf(work: () => Promise<unknown>): Promise<number> {
  const before = intents().length;
  await work();
  return intents().length - before;
}

async function lettersOf(accountId: number): Promise<string[]> {
  const rows = await asSystem((tx) =>
    tx.select().from(mails).where(eq(mails.aboutAccountId, accountId)).orderBy(mails.id),
  );
  return rows
    .filter(({ template, props }) => template.startsWith("top-up") || "isTopUp" in (props as object))
    .map(({ template }) => template);
}

describe("below the threshold", () => {
  it("the package is bought with the stored card, once, and the owner gets the receipt", async () => {
    const id = await lowByCard();
    const charged = await chargesOf(async () => {
      expect(await startTopUps()).toBe(1);
      await runQueued();
      expect(await startTopUps()).toBe(0);
      await runQueued();
    });
    expect(charged).toBe(1);
    expect(await poolsOf(id)).toMatchObject({ plan: 400, bought: 5000 });
    expect(await findTopUp(id)).toMatchObject({ invoiceId: null, bought: { count: 1, cents: 4900 } });
    expect((await accountState(id)).invoices.at(-1)).toMatchObject({ status: "paid", isTopUp: true });
    expect(await lettersOf(id)).toEqual(["payment-received"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("nothing is bought at the threshold, while it is off, or while the account is suspended", async () => {
    const { accountId } = await byCard();
    await setTopUp(request(accountId, { threshold: 400 }));
    await spend(accountId, 1600);
    expect(await startTopUps()).toBe(0);
    await setTopUp(request(accountId, { isEnabled: false }));
    expect(await startTopUps()).toBe(0);
    await setTopUp(request(accountId));
    await suspendAccount(accountId, byStaff);
    expect(await startTopUps()).toBe(0);
    await reactivateAccount(accountId, byStaff);
    expect(await startTopUps()).toBe(1);
  });

  it("nothing is bought on a plan that was deactivated, until it is back", async () => {
    const id = await lowByCard();
    const activate = (isActive: boolean) =>
      asSystem((tx) => tx.update(plans).set({ isActive }).where(eq(plans.slug, "growth")));
    await activate(false);
    expect(await chargesOf(buy)).toBe(0);
    expect(await findTopUp(id)).toMatchObject({ isEnabled: true, invoiceId: null, failureReason: null });
    await activate(true);
    expect(await chargesOf(buy)).toBe(1);
  });

  it("credits that are held don't count as available", async () => {
    const { accountId } = await byCard();
    await setTopUp(request(accountId));
    await spend(accountId, 1400);
    expect(await startTopUps()).toBe(0);
    await asSystem((tx) => tx.update(accounts).set({ heldCredits: 200 }).where(eq(accounts.id, accountId)));
    await asSystem((tx) =>
      tx.insert(creditReservations).values({
        ...{ accountId, amount: 200, idempotencyKey: "hold", requestHash: "none" },
        expiresAt: addDays(START, 1),
      }),
    );
    expect(await startTopUps()).toBe(1);
  });

  it("it stops at the month's limit with one email, and resumes with the next month", async () => {
    const id = await lowByCard({ maxPerMonth: 1 });
    await startTopUps();
    await runQueued();
    await spend(id, 5000);
    expect(
      await chargesOf(async () => {
        await startTopUps();
        await buy();
      }),
    ).toBe(0);
    expect(await lettersOf(id)).toEqual(["payment-received", "top-up-limit"]);
    setClock(new Date("2026-04-01T00:01:00Z"));
    expect(await chargesOf(buy)).toBe(1);
  });

  it("the owner's money for a month is a limit too, and one purchase has to fit in it", async () => {
    const id = await lowByCard({ maxCentsPerMonth: 5000, maxPerMonth: 9 });
    await startTopUps();
    await runQueued();
    await spend(id, 5000);
    expect(await chargesOf(buy)).toBe(0);
    await expect(setTopUp(request(id, { maxCentsPerMonth: 4000 }))).rejects.toMatchObject({
      fields: { max_amount_per_month: ["One purchase costs $49.00, which is more than this."] },
    });
  });
});

describe("what is lost on the way", () => {
  it("Stripe's answer: the job asks again, and the card is charged once", async () => {
    const id = await lowByCard();
    await startTopUps();
    stripe.losesAnswers = 2; // The SDK asks twice.
    expect(
      await chargesOf(() => expect(runQueued()).rejects.toMatchObject({ code: "provider_unavailable" })),
    ).toBe(1);
    expect(await findTopUp(id)).toMatchObject({ invoiceId: expect.any(Number) });
    minutesOn(61);
    expect(await chargesOf(buy)).toBe(0);
    expect(await poolsOf(id)).toMatchObject({ bought: 5000 });
  });

  it("the same two days later, when Stripe has forgotten the key", async () => {
    const id = await lowByCard();
    await startTopUps();
    stripe.losesAnswers = 2;
    await expect(runQueued()).rejects.toThrow();
    stripe.forgetKeys();
    setClock(addDays(START, 2));
    expect(await chargesOf(buy)).toBe(0);
    expect(await poolsOf(id)).toMatchObject({ bought: 5000 });
  });

  it("the job: the event alone brings the credits, once, whatever comes after it", async () => {
    const id = await lowByCard();
    await startTopUps();
    stripe.losesAnswers = 2;
    const since = stripe.events.length;
    await expect(runQueued()).rejects.toThrow();
    expect(await hear(since)).toEqual([200]);
    expect(await hear(since)).toEqual([200]);
    expect(await findTopUp(id)).toMatchObject({ invoiceId: null });
    minutesOn(61);
    await startTopUps();
    await runQueued();
    expect(await poolsOf(id)).toMatchObject({ bought: 5000 });
    expect(await lettersOf(id)).toEqual(["payment-received"]);
  });

  it("nothing, but twice: doubled jobs at the same moment charge once", async () => {
    const id = await lowByCard();
    await Promise.all([startTopUps(), startTopUps()]);
    const { invoiceId, attempt } = (await findTopUp(id))!;
    const job = { accountId: id, invoiceId, attempt };
    expect(await chargesOf(() => Promise.all([chargeStripeTopUp(job), chargeStripeTopUp(job)]))).toBe(1);
    await chargeStripeTopUp(job);
    await runQueued();
    expect(await poolsOf(id)).toMatchObject({ bought: 5000 });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("Stripe itself is away: nothing pauses, and it is bought when Stripe is back", async () => {
    const id = await lowByCard();
    await startTopUps();
    stripe.isDown = true;
    await expect(runQueued()).rejects.toMatchObject({ code: "provider_unavailable" });
    stripe.isDown = false;
    expect(await findTopUp(id)).toMatchObject({ failures: 0, invoiceId: expect.any(Number) });
    minutesOn(61);
    await startTopUps();
    await runQueued();
    expect(await poolsOf(id)).toMatchObject({ bought: 5000 });
  });
});

describe("a card that is not charged", () => {
  it("declined: it rests a day and the owner is told what to do; at the third failure in a row it is off", async () => {
    const id = await lowByCard();
    stripe.storedCard = "declined";
    const since = stripe.events.length;
    await startTopUps();
    await runQueued();
    await hear(since);
    expect(await findTopUp(id)).toMatchObject({
      invoiceId: null,
      failures: 1,
      pausedUntil: addDays(START, 1),
    });
    expect(await chargesOf(buy)).toBe(0);
    setClock(addDays(START, 1));
    expect(await chargesOf(buy)).toBe(1);
    setClock(addDays(START, 4));
    expect(await chargesOf(buy)).toBe(1);
    expect(await findTopUp(id)).toMatchObject({ isEnabled: false, failureReason: "Your card was declined." });
    expect(await lettersOf(id)).toEqual(["top-up-failed", "top-up-failed", "top-up-failed"]);
    expect(intents().every(({ status }) => status !== "requires_payment_method")).toBe(true);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("asked for a confirmation: the email leads to the invoice, and paying it by hand ends the pause", async () => {
    const id = await lowByCard();
    stripe.storedCard = "asks";
    await startTopUps();
    await runQueued();
    const [letter] = await asSystem((tx) =>
      tx
        .select()
        .from(mails)
        .where(and(eq(mails.aboutAccountId, id), eq(mails.template, "top-up-failed"))),
    );
    expect(letter?.props).toMatchObject({
      needsConfirmation: true,
      reason: "The card's bank asks for a confirmation.",
    });
    const invoiceId = (letter!.props as { invoiceId: number }).invoiceId;
    const page = await startCheckout({ accountId: id, paymentMethod: "stripe", invoiceId, actor: "user:1" });
    const since = stripe.events.length;
    await stripe.pay(("url" in page ? page.url : "").split("/").at(-1)!);
    await hear(since);
    expect(await poolsOf(id)).toMatchObject({ bought: 5000 });
    expect(await findTopUp(id)).toMatchObject({ failures: 0, pausedUntil: null, isEnabled: true });
  });

  it("no page opens while the card is being charged", async () => {
    const id = await lowByCard();
    await startTopUps();
    const { invoiceId } = (await findTopUp(id))!;
    const pay = { accountId: id, paymentMethod: "stripe" as const, invoiceId: invoiceId!, actor: "user:1" };
    await expect(startCheckout(pay)).rejects.toMatchObject({ code: "payment_in_progress" });
    await runQueued();
  });

  it("while the owner is on a page for it, nothing is charged", async () => {
    const { accountId } = await byCard();
    await startCheckout({ accountId, paymentMethod: "stripe", packageId: pack.id, actor: "user:1" });
    await setTopUp(request(accountId));
    await spend(accountId, 1600);
    expect(await chargesOf(buy)).toBe(0);
  });

  it("a debit that takes days stays in flight until it arrives, or fails", async () => {
    stripe.storedCard = "takes-days";
    for (const outcome of ["arrives", "bounces"] as const) {
      setClock(START);
      const id = await lowByCard();
      await startTopUps();
      await runQueued();
      expect(await findTopUp(id)).toMatchObject({ invoiceId: expect.any(Number) });
      setClock(addDays(START, 2));
      expect(await chargesOf(buy)).toBe(0);
      const since = stripe.events.length;
      await stripe.endDebit(intents().at(-1)!.id, outcome);
      await hear(since);
      expect(await poolsOf(id)).toMatchObject({ bought: outcome === "arrives" ? 5000 : 0 });
      expect(await findTopUp(id)).toMatchObject({ invoiceId: null, failures: outcome === "arrives" ? 0 : 1 });
      const told = await asSystem((tx) => tx.select().from(mails).where(eq(mails.aboutAccountId, id)));
      const failures = told
        .map(({ template }) => template)
        .filter((template) => template.endsWith("-failed"));
      expect(failures).toEqual(outcome === "arrives" ? [] : ["top-up-failed"]);
      await asSystem((tx) => tx.update(creditTopUps).set({ isEnabled: false }));
    }
    expect(await brokenInvariants()).toEqual([]);
  });

  it("deleted at Stripe: told as no card that could be charged", async () => {
    const { accountId, stripeId } = await byCard();
    await setTopUp(request(accountId));
    await spend(accountId, 1600);
    stripe.rows("sub_").find(({ id }) => id === stripeId)!.default_payment_method = null;
    await startTopUps();
    await runQueued();
    expect(await findTopUp(accountId)).toMatchObject({
      failureReason: "No card is stored that we could charge.",
    });
  });

  it("taken off its customer at Stripe: told in Stripe's words, and the invoice can be paid by hand", async () => {
    const { accountId, stripeId } = await byCard();
    await setTopUp(request(accountId));
    await spend(accountId, 1600);
    stripe.forget(String(stripe.rows("sub_").find(({ id }) => id === stripeId)!.default_payment_method));
    await buy();
    expect(await findTopUp(accountId)).toMatchObject({
      failures: 1,
      failureReason: expect.stringContaining("No such payment_method"),
    });
    expect(await startCheckout({ accountId, paymentMethod: "bank_transfer", actor: "user:1" })).toBeTruthy();
  });
});

describe("without a stored card", () => {
  it("an invoice to pay is sent once, and paying it by transfer brings the credits", async () => {
    const id = await paidGrowth();
    await setTopUp(request(id));
    await spend(id, 1600);
    expect(
      await chargesOf(async () => {
        await startTopUps();
        await buy();
      }),
    ).toBe(0);
    expect(await lettersOf(id)).toEqual(["top-up-reminder"]);
    expect((await accountState(id)).invoices.at(-1)).toMatchObject({ status: "open", totalCents: 4900 });
    await payByTransfer(id, 4900);
    expect(await poolsOf(id)).toMatchObject({ bought: 5000 });
    expect(await lettersOf(id)).toEqual(["top-up-reminder", "payment-received"]);
  });

  it("one that nobody pays is void after 14 days, and another is sent then", async () => {
    const id = await paidGrowth();
    await setTopUp(request(id));
    await spend(id, 1600);
    await startTopUps();
    setClock(addDays(START, 13));
    await startTopUps();
    expect(await lettersOf(id)).toEqual(["top-up-reminder"]);
    setClock(addDays(START, 15));
    await voidUnpaidOrders();
    await startTopUps();
    expect(await lettersOf(id)).toEqual(["top-up-reminder", "top-up-reminder"]);
  });
});

it("a package that is no longer sold switches it off, and says so", async () => {
  const gone = await savedPackage({ name: "Going" });
  const id = await lowByCard({ packageId: gone.id });
  await asSystem((tx) =>
    tx.update(creditPackages).set({ isActive: false }).where(eq(creditPackages.id, gone.id)),
  );
  await startTopUps();
  expect(await findTopUp(id)).toMatchObject({ isEnabled: false, invoiceId: null });
  expect(await lettersOf(id)).toEqual(["top-up-failed"]);
  await setTopUp(request(id, { packageId: gone.id, isEnabled: false }));
  await expect(setTopUp(request(id, { packageId: gone.id }))).rejects.toMatchObject({ code: "not_found" });
});

it("an invoice that is void before the card was charged charges nothing, and nothing is stuck", async () => {
  const id = await lowByCard();
  await startTopUps();
  const { invoiceId } = (await findTopUp(id))!;
  await asSystem((tx) =>
    tx.update(invoices).set({ status: "void", voidedAt: START }).where(eq(invoices.id, invoiceId!)),
  );
  expect(await chargesOf(runQueued)).toBe(0);
  expect(await findTopUp(id)).toMatchObject({ invoiceId: null, failures: 0 });
  expect(await asSystem((tx) => tx.$count(payments, eq(payments.invoiceId, invoiceId!)))).toBe(0);
});

it.each([
  ["staff suspend the account", (id: number) => suspendAccount(id, byStaff)],
  ["the owner switches it off", (id: number) => setTopUp(request(id, { isEnabled: false }))],
])("once %s, a job that waited charges nothing, and its order is void", async (_, change) => {
  const id = await lowByCard();
  await startTopUps();
  const { invoiceId } = (await findTopUp(id))!;
  await change(id);
  expect(await chargesOf(runQueued)).toBe(0);
  expect(await findTopUp(id)).toMatchObject({ invoiceId: null, failures: 0 });
  const { invoices: bills } = await accountState(id);
  expect(bills.find((bill) => bill.id === invoiceId)?.status).toBe("void");
  expect(await lettersOf(id)).toEqual([]);
  expect(await brokenInvariants()).toEqual([]);
});

describe("/credits/top-up/", () => {
  const body = {
    enabled: true,
    package_id: 0,
    threshold: 500,
    max_per_month: 2,
    max_amount_per_month: "100",
  };

  it("is read by admins and set by the owner alone", async () => {
    const id = await paidGrowth();
    const [owner, admin] = [
      await accessTokenFor(await createPerson({ account: { id }, role: "owner" })),
      await accessTokenFor(await createPerson({ account: { id }, role: "admin" })),
    ];
    const read = async (token: string) => (await callRoute(topUpRoute, "GET", { token })).body.data;
    expect(await read(owner)).toMatchObject({ enabled: false, package_id: null, paid_by: null });
    const wanted = { ...body, package_id: pack.id };
    expect((await callRoute(topUpRoute, "PUT", { token: admin, body: wanted })).body.code).toBe("forbidden");
    const { body: set } = await callRoute(topUpRoute, "PUT", { token: owner, body: wanted });
    expect(set.data).toMatchObject({ enabled: true, max_amount_per_month: "100.00", paid_by: "invoice" });
    expect(await read(admin)).toEqual(set.data);
    const unknown = await callRoute(topUpRoute, "PUT", {
      token: owner,
      body: { ...wanted, package_id: 999_999 },
    });
    expect(unknown.body.code).toBe("not_found");
  });
});
