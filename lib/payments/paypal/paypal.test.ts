/**
 * Guards lib/payments/paypal/, lib/payments/webhooks/, app/api/webhooks/paypal/route.ts,
 * lib/payments/provider/provider-events.ts.
 */
import { inspect } from "node:util";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/webhooks/paypal/route";
import { asSystem, payments, providerEvents } from "@/db";
import { runInvariants } from "@/lib/admin/invariants/run-invariants";
import { disputeWords } from "@/lib/admin/payments/dispute-words";
import { listDisputes } from "@/lib/admin/payments/list-disputes";
import { resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { findDueInvoice } from "@/lib/payments/checkout/find-due-invoice";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { type PaypalEvent, PaypalStandIn } from "@/test/providers/paypal";

useDatabase();
const paypal = new PaypalStandIn();

beforeAll(async () => {
  await paypal.start();
  process.env.PAYPAL_CLIENT_ID = paypal.clientId;
  process.env.PAYPAL_CLIENT_SECRET = paypal.clientSecret;
  process.env.PAYPAL_WEBHOOK_ID = paypal.webhookId;
  process.env.PAYPAL_API_BASE = paypal.url;
  resetEnv();
});
afterEach(() => {
  paypal.isDown = false;
});
afterAll(() => paypal.stop());

const deliver = (event: PaypalEvent, changed: Record<string, string> = {}) => {
  const body = JSON.stringify(event, null, 2);
  const headers = { ...paypal.headers(body), ...changed };
  return POST(new Request("http://localhost/api/webhooks/paypal", { method: "POST", body, headers }));
};
const checkout = (accountId: number) =>
  startCheckout({ accountId, paymentMethod: "paypal", actor: "user:1" }) as Promise<{ url: string }>;

async function approvedAccount() {
  const accountId = await pendingAccount();
  const before = paypal.events.length;
  const orderId = (await checkout(accountId)).url.split("/").at(-1)!;
  await paypal.approve(orderId);
  return { accountId, orderId, before, approved: paypal.events[before]! };
}
const paymentOf = async (accountId: number) => {
  const [payment] = await asSystem((tx) =>
    tx.select().from(payments).where(eq(payments.accountId, accountId)),
  );
  return payment!;
};

describe("paying with PayPal", () => {
  it("captures once when the payer has approved, and settles once however often it is told", async () => {
    const { accountId, before, approved } = await approvedAccount();
    const answers = await Promise.all([deliver(approved), deliver(approved), deliver(approved)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const event of paypal.events.slice(before)) await deliver(event);
    const { account, subscription } = await accountState(accountId);
    expect(account).toMatchObject({ status: "active", credits: 2000, paymentMethod: "paypal" });
    expect(subscription).toMatchObject({ status: "active", paymentMethod: "paypal" });
    expect(await paymentOf(accountId)).toMatchObject({ status: "succeeded", payerName: "Petra Payer" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("uses an open order again", async () => {
    const accountId = await pendingAccount();
    const pages = await Promise.all([checkout(accountId), checkout(accountId), checkout(accountId)]);
    expect(new Set(pages.map(({ url }) => url)).size).toBe(1);
  });

  it("does not take the money when the invoice was paid by bank meanwhile", async () => {
    const { accountId, approved } = await approvedAccount();
    const transfer = {
      externalPaymentId: `B-${accountId}`,
      amountCents: 13900,
      payerName: "P",
      actor: "terminal",
    };
    await confirmBankTransfer({ accountId, ...transfer });
    const captures = paypal.rows("CAPTURE").length;
    expect((await deliver(approved)).status).toBe(200);
    expect(paypal.rows("CAPTURE")).toHaveLength(captures);
  });

  it("says when PayPal is down, and the invoice stays open", async () => {
    const accountId = await pendingAccount();
    paypal.isDown = true;
    await expect(checkout(accountId)).rejects.toMatchObject({ code: "provider_unavailable" });
    paypal.isDown = false;
    expect((await checkout(accountId)).url).toContain("/checkoutnow/");
  });
});

describe("what PayPal refuses", () => {
  const eventOf = async ({ id }: PaypalEvent) => {
    const [event] = await asSystem((tx) =>
      tx.select().from(providerEvents).where(eq(providerEvents.eventId, id)),
    );
    return event!;
  };

  it("a declined payer is told why, nothing is charged, and another try opens a new page", async () => {
    const { accountId, orderId, approved } = await approvedAccount();
    paypal.declinesNext = true;
    expect((await deliver(approved)).status).toBe(200);
    expect(await eventOf(approved)).toMatchObject({ status: "applied" });
    expect((await findDueInvoice(accountId))?.declined).toMatchObject({
      status: "failed",
      failureReason: expect.stringMatching(/could not charge the card .*INSTRUMENT_DECLINED/),
    });
    const again = (await checkout(accountId)).url.split("/").at(-1)!;
    expect(again).not.toBe(orderId);
    expect((await findDueInvoice(accountId))?.declined).toBeUndefined();
    const since = paypal.events.length;
    await paypal.approve(again);
    await deliver(paypal.events[since]!);
    expect((await accountState(accountId)).account.status).toBe("active");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("an order that it does not know is a failed event for staff, not one that it sends for ever", async () => {
    const { approved } = await approvedAccount();
    const unknown = { ...approved, id: "WH-UNKNOWN", resource: { id: "ORDER-UNKNOWN" } };
    expect((await deliver(unknown)).status).toBe(200);
    expect(await eventOf(unknown)).toMatchObject({ status: "failed" });
    await asSystem((tx) => tx.delete(providerEvents).where(eq(providerEvents.eventId, unknown.id)));
  });
});

describe("money that PayPal takes back", () => {
  it("is a refund in our books, once, and its dispute waits for staff until it is decided", async () => {
    const { accountId, approved } = await approvedAccount();
    await deliver(approved);
    const { externalPaymentId } = await paymentOf(accountId);
    const since = paypal.events.length;
    await paypal.dispute(externalPaymentId, "OPEN");
    await deliver(paypal.events.at(-1)!);
    expect(await disputesThatWait()).toContain(externalPaymentId);
    const [payment] = await asSystem((tx) =>
      tx.select().from(payments).where(eq(payments.accountId, accountId)),
    );
    const [dispute] = await listDisputes([payment!.id]);
    expect(dispute).toMatchObject({ isOpen: true, dueAt: new Date("2031-03-02T00:00:00Z") });
    expect(disputeWords(dispute!)).toContain("The payer says that they did not pay this");
    await paypal.reverse(externalPaymentId);
    await paypal.dispute(externalPaymentId, "RESOLVED");
    const again = paypal.events.slice(since).map((event) => ({ ...event, id: `${event.id}-again` }));
    for (const event of [...paypal.events.slice(since), ...again]) await deliver(event);
    expect(await paymentOf(accountId)).toMatchObject({ status: "refunded", refundedCents: 13900 });
    expect(await disputesThatWait()).not.toContain(externalPaymentId);
    expect(await brokenInvariants()).toEqual([]);
  });
  const disputesThatWait = async () => {
    const results = await asSystem((tx) => runInvariants(tx));
    return JSON.stringify(results.find(({ name }) => name === "no_dispute_is_open")?.examples);
  };
});

it("its stand-in gives no token to a wrong secret", async () => {
  const authorization = `Basic ${Buffer.from(`${paypal.clientId}:wrong`).toString("base64")}`;
  const asked = await fetch(`${paypal.url}/v1/oauth2/token`, { method: "POST", headers: { authorization } });
  expect(asked.status).toBe(401);
});

describe("a failed call", () => {
  it("is logged with what PayPal answered, and without the token it was asked with", async () => {
    const logged: unknown[] = [];
    const spy = vi.spyOn(log, "error").mockImplementation((entry) => void logged.push(entry));
    paypal.isDown = true;
    const error = await checkout(await pendingAccount()).catch((caught: unknown) => caught);
    spy.mockRestore();
    const text = inspect([logged, error], { depth: 20 });
    expect(text).toContain("SERVICE_UNAVAILABLE");
    expect(text).not.toMatch(/Bearer|authorization|secret-stand-in/i);
  });
});

describe("webhooks", () => {
  it("400: a signature that PayPal does not confirm, or a body that was changed", async () => {
    const { approved } = await approvedAccount();
    expect((await deliver(approved, { "paypal-transmission-sig": "wrong" })).status).toBe(400);
    const body = JSON.stringify(approved);
    const bare = new Request("http://localhost/api/webhooks/paypal", { method: "POST", body });
    expect((await POST(bare)).status).toBe(400);
    const forged = { ...approved, id: "WH-FORGED" };
    const headers = paypal.headers(JSON.stringify(approved));
    const request = { method: "POST", body: JSON.stringify(forged), headers };
    expect((await POST(new Request("http://localhost/api/webhooks/paypal", request))).status).toBe(400);
  });

  it("500 while PayPal can't be asked, and applied when it is sent again", async () => {
    const { accountId, approved } = await approvedAccount();
    paypal.isDown = true;
    expect((await deliver(approved)).status).toBe(500);
    paypal.isDown = false;
    expect((await deliver(approved)).status).toBe(200);
    expect((await accountState(accountId)).account.status).toBe("active");
  });

  it("a refund that overtakes its payment leads to the same books", async () => {
    const { accountId, approved, before } = await approvedAccount();
    await deliver(approved);
    await refundPayment({
      paymentId: (await paymentOf(accountId)).id,
      amountCents: 5000,
      reason: "Goodwill.",
      actor: "user:1",
    });
    for (const event of paypal.events.slice(before).reverse()) await deliver(event);
    expect(await paymentOf(accountId)).toMatchObject({ status: "succeeded", refundedCents: 5000 });
    expect(await brokenInvariants()).toEqual([]);
  });
});
