/** Guards lib/payments/paypal/, lib/payments/checkout/ask-about-checkouts.ts. */
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { POST } from "@/app/api/webhooks/paypal/route";
import { asSystem, checkouts, invoices, providerEvents } from "@/db";
import { runInvariants } from "@/lib/admin/invariants/run-invariants";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { askAboutCheckouts, askOnReturn } from "@/lib/payments/checkout/ask-about-checkouts";
import { findReturnOutcome } from "@/lib/payments/checkout/find-return-outcome";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { usePaypal } from "@/test/providers/use-paypal";

useDatabase();
const { paypal, deliver, hear, orderOf, paidAccount } = usePaypal();
const BY = { actor: "user:1" };
const captures = () => paypal.rows("CAPTURE").length;
const statusOf = async (accountId: number) => (await accountState(accountId)).account.status;
const eventState = async (eventId: string) => {
  const [event] = await asSystem((tx) =>
    tx.select().from(providerEvents).where(eq(providerEvents.eventId, eventId)),
  );
  return event?.status;
};

async function approved() {
  const accountId = await pendingAccount();
  const orderId = await orderOf(accountId);
  const since = paypal.events.length;
  await paypal.approve(orderId);
  return { accountId, orderId, since, event: paypal.events[since]! };
}

describe("an approved order", () => {
  it("whose event is ahead of PayPal's own answer is captured when it is told again", async () => {
    const { accountId, event } = await approved();
    paypal.isBehind = true;
    expect((await deliver(event)).status).toBe(500);
    expect(await eventState(event.id)).toBe("received");
    paypal.isBehind = false;
    expect((await deliver(event)).status).toBe(200);
    expect(await statusOf(accountId)).toBe("active");
  });

  it.each([
    ["by the hourly job", () => askAboutCheckouts()],
    ["when its payer comes back", (id: number) => askOnReturn(id, "done")],
  ])("whose event never comes is captured %s", async (_, ask) => {
    const { accountId } = await approved();
    await ask(accountId);
    expect(await statusOf(accountId)).toBe("active");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is found before a second page is opened, after the first has run out", async () => {
    const { accountId } = await approved();
    setClock(new Date(Date.now() + 4 * 3_600_000));
    await expect(orderOf(accountId)).rejects.toMatchObject({ code: "invalid_state" });
    expect(await statusOf(accountId)).toBe("active");
  });

  it("declined, and approved again with another card, is charged on that", async () => {
    const { accountId, orderId, event } = await approved();
    paypal.declinesNext = true;
    await deliver(event);
    expect(await statusOf(accountId)).toBe("pending_payment");
    Object.assign(paypal.rows("ORDER").find(({ id }) => id === orderId)!, {
      status: "PAYER_ACTION_REQUIRED",
    });
    const since = paypal.events.length;
    await paypal.approve(orderId);
    expect(await hear(since)).not.toContain(500);
    expect(await statusOf(accountId)).toBe("active");
  });
});

describe("two approved orders of one invoice", () => {
  it("are captured once, though told at the same moment", async () => {
    const { accountId, event } = await approved();
    await asSystem((tx) =>
      tx.update(checkouts).set({ status: "expired" }).where(eq(checkouts.accountId, accountId)),
    );
    const second = await orderOf(accountId);
    const since = paypal.events.length;
    await paypal.approve(second);
    const before = captures();
    paypal.captureMs = 300;
    await Promise.all([deliver(event), deliver(paypal.events[since]!)]);
    paypal.captureMs = 0;
    await deliver(event);
    await deliver(paypal.events[since]!);
    expect(captures() - before).toBe(1);
    const paid = (await accountState(accountId)).invoices.filter(({ status }) => status === "paid");
    expect(paid).toHaveLength(1);
  });

  it("and a capture whose answer is lost keeps a transfer from paying the same invoice", async () => {
    const { accountId, event } = await approved();
    paypal.losesAnswers = 1;
    expect((await deliver(event)).status).toBe(500);
    const transfer = { externalPaymentId: `N4-${accountId}`, amountCents: 13_900, payerName: "P", ...BY };
    await expect(confirmBankTransfer({ accountId, ...transfer })).rejects.toMatchObject({
      code: "payment_in_progress",
    });
    await askAboutCheckouts();
    const { invoices: bills } = await accountState(accountId);
    expect(bills.map(({ status }) => status)).toEqual(["paid"]);
  });
});

describe("who comes back from PayPal", () => {
  it("is told of payment only where that invoice is paid", async () => {
    const accountId = await pendingAccount();
    await orderOf(accountId);
    const [first] = (await accountState(accountId)).invoices;
    expect(await findReturnOutcome(accountId, "done", first!.id)).toBe("done");
    await changePlan({ accountId, planSlug: "starter", ...BY });
    expect(await findReturnOutcome(accountId, "done", first!.id)).toBe("replaced");
    expect(await findReturnOutcome(accountId, "done", 999_999_999)).toBeUndefined();
    const paid = await paidAccount();
    expect(await findReturnOutcome(paid.accountId, "done", paid.payment.invoiceId)).toBe("paid");
    expect(await findReturnOutcome(accountId, "done", paid.payment.invoiceId)).toBeUndefined();
  });
});

it("money that was captured and does not fit leads nobody to the finished order, nor to pay again", async () => {
  const { accountId, event } = await approved();
  await asSystem((tx) =>
    tx
      .update(invoices)
      .set({ totalCents: 13_901, subtotalCents: 13_901 })
      .where(eq(invoices.accountId, accountId)),
  );
  await deliver(event);
  expect(await eventState(event.id)).toBe("failed");
  await expect(orderOf(accountId)).rejects.toMatchObject({ code: "payment_in_progress" });
  const { rows } = await asSystem((tx) =>
    tx.execute(sql`select status from checkouts where account_id = ${accountId}`),
  );
  expect(rows).toEqual([{ status: "completed" }]);
  const since = paypal.events.length;
  await paypal.refundThere(paypal.rows("CAPTURE").at(-1)!.id, "139.00");
  await hear(since);
  expect(await orderOf(accountId)).toMatch(/^ORDER/);
  await asSystem((tx) => tx.delete(providerEvents).where(eq(providerEvents.status, "failed")));
});

describe("a dispute", () => {
  const waiting = async () => {
    const results = await asSystem((tx) => runInvariants(tx));
    return JSON.stringify(results.find(({ name }) => name === "no_dispute_is_open")?.examples);
  };

  it("that is appealed after it was decided waits for an answer again", async () => {
    const { payment } = await paidAccount();
    const id = payment.externalPaymentId;
    for (const status of ["OPEN", "RESOLVED", "WAITING_FOR_SELLER_RESPONSE"] as const) {
      const since = paypal.events.length;
      await paypal.dispute(id, status);
      expect(await hear(since)).toEqual([200]);
    }
    expect(await waiting()).toContain(id);
  });

  it("about what another shop sold is none of ours, and neither is its capture", async () => {
    const since = paypal.events.length;
    const capture = await paypal.soldElsewhere();
    await paypal.dispute(capture.id, "OPEN");
    expect(await hear(since)).toEqual([200, 200]);
    for (const { id } of paypal.events.slice(since)) expect(await eventState(id)).toBe("ignored");
    expect(await waiting()).not.toContain(capture.id);
  });
});

it("a token that PayPal has stopped taking is replaced by a new one, at once", async () => {
  const { accountId, payment } = await paidAccount();
  paypal.token = "rotated";
  expect(await orderOf(await pendingAccount())).toMatch(/^ORDER/);
  paypal.token = "rotated-again";
  const since = paypal.events.length;
  await refundPayment({ paymentId: payment.id, amountCents: 100, reason: "Asked.", ...BY });
  expect(await hear(since)).toEqual([200]);
  expect(accountId).toBeGreaterThan(0);
});

it("garbage that only looks like PayPal's is answered 400, as PayPal says", async () => {
  const { event } = await approved();
  const body = JSON.stringify({ ...event, id: "WH-GARBAGE" });
  const headers = { ...paypal.headers(body), "paypal-cert-url": "x", "paypal-auth-algo": "x" };
  const sent = await POST(
    new Request("http://localhost/api/webhooks/paypal", { method: "POST", body, headers }),
  );
  expect(sent.status).toBe(400);
});
