/**
 * Guards lib/accounts/purge-closed-accounts.ts, lib/accounts/keep-books.ts, lib/payments/stripe/api/delete-customer-job.ts,
 * lib/people/forget-personal-data.ts.
 */
import { eq, sql } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { accounts, asSystem, auditEvents, invoices, payments, refunds, unplacedCharges } from "@/db";
import { getPayment } from "@/lib/admin/payments/queries";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { listAllPayments } from "@/lib/payments/records/queries";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { forgetPersonalData } from "@/lib/people/forget-personal-data";
import { closeAccount } from "@/lib/team/close-account";
import { addDays } from "@/lib/time/days";
import { accountState, brokenInvariants } from "@/test/billing";
import { tablesThatSay } from "@/test/database-text";
import { createPerson, PASSWORD, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";
import { purgeClosedAccounts } from "./purge-closed-accounts";

useDatabase();
const { stripe, byCard, hear } = useStripe();
const START = new Date("2026-01-10T09:00:00Z");
const BY_STAFF = { actor: "terminal", reason: "They asked for it." };
afterEach(() => setClock(undefined));

/** Closed by its owner now, and deleted with all that goes 30 days later. */
async function purge(accountId: number, at = START): Promise<void> {
  const { account } = await accountState(accountId);
  const owner = await createPerson({ account, email: `closer-${accountId}@gone.test` });
  await closeAccount({ accountId, userId: owner.id, confirmName: account.name, password: PASSWORD });
  setClock(addDays(at, 31));
  expect(await purgeClosedAccounts()).toBe(1);
  expect((await accountState(accountId)).account).toBeUndefined();
}

const booksOf = (accountId: number) =>
  asSystem(async (tx) => ({
    invoices: await tx.select().from(invoices).where(eq(invoices.accountId, accountId)),
    payments: await tx.select().from(payments).where(eq(payments.accountId, accountId)),
    refunds: await tx.select().from(refunds).where(eq(refunds.accountId, accountId)),
  }));

async function paidByCard() {
  setClock(START);
  const { accountId } = await byCard();
  await asSystem((tx) =>
    tx
      .update(accounts)
      .set({ billingName: "Gone Ltd", billingEmail: "bills@gone.test", billingCity: "Goneham" })
      .where(eq(accounts.id, accountId)),
  );
  return accountId;
}

it("keeps invoices, payments and refunds as they were, and forgets everybody and everything else", async () => {
  const accountId = await paidByCard();
  const { payments: before } = await booksOf(accountId);
  await refundPayment({ paymentId: before[0]!.id, amountCents: 1000, ...BY_STAFF });
  const books = await booksOf(accountId);
  await purge(accountId);
  const kept = await booksOf(accountId);
  expect(kept.invoices).toMatchObject(
    books.invoices.map(({ number, seller, buyer, totalCents, paidAt }) => ({
      ...{ number, seller, buyer, totalCents, paidAt, status: "paid" },
    })),
  );
  expect(kept.payments).toMatchObject([{ amountCents: 13900, refundedCents: 1000, status: "succeeded" }]);
  expect(kept.refunds).toMatchObject([{ amountCents: 1000, status: "done" }]);
  for (const personal of ["bills@gone.test", "Goneham", `owner-${accountId}@`, `closer-${accountId}@`])
    expect(await tablesThatSay(personal), personal).toEqual([]);
  expect(await brokenInvariants()).toEqual([]);
});

it("deletes the customer at Stripe after it was committed, and takes one that is gone for deleted", async () => {
  const accountId = await paidByCard();
  const customer = (await accountState(accountId)).account.stripeCustomerId!;
  await purge(accountId);
  expect(stripe.rows("cus_").find(({ id }) => id === customer)).not.toHaveProperty("deleted");
  await runQueued();
  expect(stripe.rows("cus_").find(({ id }) => id === customer)).toMatchObject({ name: null, deleted: true });
});

it("refunds, disputes and charges that come later find the books", async () => {
  const accountId = await paidByCard();
  const { payments: before } = await booksOf(accountId);
  const intent = stripe.rows("pi_").at(-1)!.id;
  const stripeId = String(stripe.rows("sub_").at(-1)!.id);
  await purge(accountId);
  const since = stripe.events.length;
  await stripe.refund(intent, 2000);
  expect(await hear(since)).toEqual(stripe.events.slice(since).map(() => 200));
  await refundPayment({ paymentId: before[0]!.id, amountCents: 1000, ...BY_STAFF });
  expect((await booksOf(accountId)).payments).toMatchObject([{ refundedCents: 3000 }]);
  const later = stripe.events.length;
  await stripe.dispute(intent);
  await stripe.charge(stripeId);
  expect(await hear(later)).toEqual(stripe.events.slice(later).map(() => 200));
  const unplaced = await asSystem((tx) => tx.select().from(unplacedCharges));
  expect(unplaced).toMatchObject([{ accountId, amountCents: 13900, keptAt: expect.any(Date) }]);
  const told = await asSystem((tx) => tx.select().from(auditEvents).where(sql`account_id is null`));
  expect(told.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["payment.refunded", "payment.refund_asked", "payment.dispute_needs_response"]),
  );
});

it("shows staff whose payment it was by the account's number", async () => {
  const accountId = await paidByCard();
  await purge(accountId);
  const [listed] = (await listAllPayments({ limit: 100 })).filter(
    ({ payment }) => payment.accountId === accountId,
  );
  expect(listed).toMatchObject({ accountName: `Deleted account ${accountId}` });
  expect(await getPayment(listed!.payment.id)).toMatchObject({ accountStatus: null });
});

it("keeps a reported transfer that nobody has decided, and rejecting it works", async () => {
  setClock(START);
  const accountId = await pendingAccount();
  const invoice = (await accountState(accountId)).invoices[0]!;
  const report = { invoiceId: invoice.id, externalPaymentId: "SENT-1", payerName: "P", amountCents: 13900 };
  const { id: paymentId } = await reportBankTransfer({ accountId, ...report, actor: "terminal" });
  await asSystem((tx) =>
    tx.update(accounts).set({ status: "cancelled", closedAt: START }).where(eq(accounts.id, accountId)),
  );
  setClock(addDays(START, 31));
  await purgeClosedAccounts();
  expect(await rejectPayment({ paymentId, ...BY_STAFF })).toMatchObject({ replayed: false });
});

it("leaves nothing of an account that never paid", async () => {
  setClock(START);
  const accountId = await pendingAccount();
  await purge(accountId);
  expect(await booksOf(accountId)).toEqual({ invoices: [], payments: [], refunds: [] });
});

it("forgets the books ten years later, not before", async () => {
  setClock(START);
  const accountId = await pendingAccount();
  const transfer = { externalPaymentId: `TEN-${accountId}`, amountCents: 13900, payerName: "P" };
  await confirmBankTransfer({ accountId, ...transfer, actor: "terminal" });
  await purge(accountId);
  setClock(addDays(START, 31 + 3650));
  await forgetPersonalData();
  expect((await booksOf(accountId)).payments).toHaveLength(1);
  setClock(addDays(START, 31 + 3660));
  await forgetPersonalData();
  expect(await booksOf(accountId)).toEqual({ invoices: [], payments: [], refunds: [] });
});
