/**
 * Guards lib/payments/checkout/ask-about-checkouts.ts, lib/payments/paypal/settle-order-page.ts,
 * lib/payments/paypal/capture-order.ts, lib/payments/stripe/settle-page.ts, lib/payments/stripe/expire-checkout-job.ts,
 * lib/payments/records/taken/release-taken-invoice.ts.
 */
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, auditEvents, checkouts, payments } from "@/db";
import { getAnyInvoice } from "@/lib/admin/invoices/get-any-invoice";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { releaseTakenInvoice } from "@/lib/payments/records/taken/release-taken-invoice";
import { expireStripeCheckout } from "@/lib/payments/stripe/expire-checkout-job";
import { accountState, brokenInvariants } from "@/test/billing";
import { createPerson, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { usePaypal } from "@/test/providers/use-paypal";
import { useStripe } from "@/test/providers/use-stripe";
import { askAboutCheckouts, askOnReturn } from "./ask-about-checkouts";

useDatabase();
const { paypal, deliver, orderOf } = usePaypal();
const { stripe, pageOf } = useStripe();

const pagesOf = (accountId: number) =>
  asSystem((tx) =>
    tx.select().from(checkouts).where(eq(checkouts.accountId, accountId)).orderBy(checkouts.id),
  );
const transfer = (accountId: number) =>
  confirmBankTransfer({
    accountId,
    externalPaymentId: `T-${accountId}`,
    amountCents: 13_900,
    payerName: "P",
    actor: "user:1",
  });
const statusOf = async (accountId: number) => (await accountState(accountId)).account.status;

/** Its payer has approved, and the answer to our capture was lost. */
async function heldAccount() {
  const accountId = await pendingAccount();
  const orderId = await orderOf(accountId);
  const since = paypal.events.length;
  await paypal.approve(orderId);
  const event = paypal.events[since]!;
  paypal.losesAnswers = 1;
  expect((await deliver(event)).status).toBe(500);
  await expect(transfer(accountId)).rejects.toMatchObject({ code: "payment_in_progress" });
  return { accountId, orderId, event };
}

describe("an order that PayPal no longer knows", () => {
  it("lets go of its invoice in the hour, which can be paid another way; staff can read why", async () => {
    const { accountId, orderId } = await heldAccount();
    paypal.forget(orderId);
    await askAboutCheckouts();
    expect(await pagesOf(accountId)).toMatchObject([{ status: "expired", captureClaimedAt: null }]);
    const said = await asSystem((tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.accountId, accountId), eq(auditEvents.action, "payment.capture_dropped"))),
    );
    expect(said).toMatchObject([{ actor: "webhook:paypal", reason: expect.stringContaining(orderId) }]);
    await transfer(accountId);
    expect(await statusOf(accountId)).toBe("active");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("does so where its page had run out before, and for a payer who comes back", async () => {
    const { accountId, orderId } = await heldAccount();
    await asSystem((tx) =>
      tx.update(checkouts).set({ status: "expired" }).where(eq(checkouts.externalId, orderId)),
    );
    paypal.forget(orderId);
    setClock(new Date(Date.now() + 60_000));
    await askOnReturn(accountId, "done");
    expect(await pagesOf(accountId)).toMatchObject([{ status: "expired", captureClaimedAt: null }]);
  });

  it("makes room for a new order when its payer clicks on Pay after it has run out", async () => {
    const { accountId, orderId } = await heldAccount();
    paypal.forget(orderId);
    setClock(new Date(Date.now() + 4 * 3_600_000));
    const next = await orderOf(accountId);
    expect(next).not.toBe(orderId);
    const since = paypal.events.length;
    await paypal.approve(next);
    await deliver(paypal.events[since]!);
    expect(await statusOf(accountId)).toBe("active");
  });

  it("is still believed in while PayPal is away", async () => {
    const { accountId } = await heldAccount();
    paypal.isDown = true;
    await askAboutCheckouts();
    paypal.isDown = false;
    await expect(transfer(accountId)).rejects.toMatchObject({ code: "payment_in_progress" });
    await askAboutCheckouts();
    expect(await statusOf(accountId)).toBe("active");
  });
});

describe("an invoice that a provider holds", () => {
  const staff = async (staffRole: "billing" | "support") => {
    const { id } = await createPerson({ isSuperuser: true, staffRole });
    return { actor: `user:${id}`, actorUserId: id };
  };

  it("is released by our team with a reason, and money that arrives after all is kept", async () => {
    const { accountId, event } = await heldAccount();
    const [invoice] = (await accountState(accountId)).invoices;
    expect((await getAnyInvoice(invoice!.id)).isHeld).toBe(true);
    const wanted = { invoiceId: invoice!.id, reason: "PayPal has no such order." };
    await expect(releaseTakenInvoice({ ...wanted, ...(await staff("support")) })).rejects.toMatchObject({
      code: "forbidden",
    });
    const by = await staff("billing");
    await releaseTakenInvoice({ ...wanted, ...by });
    expect((await getAnyInvoice(invoice!.id)).isHeld).toBe(false);
    await expect(releaseTakenInvoice({ ...wanted, ...by })).rejects.toMatchObject({ code: "invalid_state" });
    const said = await asSystem((tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.accountId, accountId), eq(auditEvents.action, "payment.capture_released"))),
    );
    expect(said).toMatchObject([{ actor: by.actor, reason: wanted.reason }]);
    await transfer(accountId);
    await deliver(event);
    const paid = await asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, accountId)));
    expect(paid.map(({ method, status }) => `${method} ${status}`).sort()).toEqual([
      "bank_transfer succeeded",
      "paypal kept",
    ]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("a capture that PayPal turned away before it looked at the order", () => {
  it.each([401, 403, 429])(
    "%s: the invoice can be paid another way, and the order still can",
    async (status) => {
      const accountId = await pendingAccount();
      const orderId = await orderOf(accountId);
      const since = paypal.events.length;
      await paypal.approve(orderId);
      paypal.turnsAway = status;
      expect((await deliver(paypal.events[since]!)).status).toBe(500);
      expect(await pagesOf(accountId)).toMatchObject([{ status: "open", captureClaimedAt: null }]);
      paypal.turnsAway = undefined;
      expect((await deliver(paypal.events[since]!)).status).toBe(200);
      expect(await statusOf(accountId)).toBe("active");
    },
  );

  it("keeps what an earlier call may have taken: nobody pays twice", async () => {
    const { accountId, event } = await heldAccount();
    const order = paypal.rows("ORDER").at(-1)!;
    const done = order.status;
    order.status = "APPROVED";
    paypal.turnsAway = 429;
    expect((await deliver(event)).status).toBe(500);
    await expect(transfer(accountId)).rejects.toMatchObject({ code: "payment_in_progress" });
    paypal.turnsAway = undefined;
    order.status = done;
    await askAboutCheckouts();
    expect(await statusOf(accountId)).toBe("active");
  });
});

describe("a page that Stripe no longer knows", () => {
  it("is closed in the hour, so that Pay opens one that works", async () => {
    const accountId = await pendingAccount();
    const gone = await pageOf(accountId);
    stripe.forget(gone);
    await askAboutCheckouts();
    expect(await pagesOf(accountId)).toMatchObject([{ externalId: gone, status: "expired" }]);
    const next = await pageOf(accountId);
    expect(stripe.rows("cs_").map(({ id }) => id)).toContain(next);
  });

  it("is closed by the job that ends it, once its invoice is paid", async () => {
    const accountId = await pendingAccount();
    const gone = await pageOf(accountId);
    stripe.forget(gone);
    await transfer(accountId);
    await expireStripeCheckout({ externalId: gone });
    expect(await pagesOf(accountId)).toMatchObject([{ externalId: gone, status: "expired" }]);
  });
});
