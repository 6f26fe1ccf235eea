/** Guards lib/subscriptions/lifecycle/release-period.ts, lib/payments/records/record-refund.ts. */
import { desc, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asSystem, mails } from "@/db";
import { setClock } from "@/lib/clock";
import { renderMail } from "@/lib/mail/render-mail";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
beforeEach(() => setClock(START));
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
  setClock(undefined);
});

let transfers = 0;
async function pay(accountId: number): Promise<number> {
  const externalPaymentId = `RELEASE-${accountId}-${++transfers}`;
  const by = { payerName: "P", actor: "terminal" };
  return (await confirmBankTransfer({ accountId, amountCents: 13900, externalPaymentId, ...by })).payment.id;
}
const refund = (paymentId: number, amountCents?: number) =>
  refundPayment({ paymentId, amountCents, reason: "Asked.", actor: "user:1" });
const periodOf = async (id: number) => {
  const { currentPeriodStart, currentPeriodEnd } = (await accountState(id)).subscription;
  return [currentPeriodStart, currentPeriodEnd];
};

/** The running month, and so many ahead. */
async function paidAhead(months: number) {
  const id = await pendingAccount("growth");
  await pay(id);
  const ahead: number[] = [];
  for (let month = 0; month < months; month++) ahead.push(await pay(id));
  return { id, ahead };
}

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

it.each(ORDERS)(
  "months ahead refunded in the order %i, %i, %i leave the running month paid alone",
  async (...order) => {
    const { id, ahead } = await paidAhead(3);
    for (const which of order) await refund(ahead[which]!);
    expect(await periodOf(id)).toEqual([START, END]);
    expect((await accountState(id)).invoices.filter(({ releasedAt }) => releasedAt)).toHaveLength(3);
  },
);

it("a month ahead that is paid keeps those before it, and one refunded in part is paid", async () => {
  const { id, ahead } = await paidAhead(3);
  await refund(ahead[0]!);
  await refund(ahead[1]!, 13800);
  await refund(ahead[2]!);
  expect(await periodOf(id)).toEqual([addMonths(START, 2), addMonths(START, 3)]);
  await refund(ahead[1]!);
  expect(await periodOf(id)).toEqual([START, END]);
});

it("a refunded month that has begun stays, and the one after it is taken back alone", async () => {
  const { id, ahead } = await paidAhead(2);
  await refund(ahead[0]!);
  setClock(addDays(END, 1));
  await refund(ahead[1]!);
  expect(await periodOf(id)).toEqual([END, addMonths(START, 2)]);
});

it("the payer reads which periods are no longer paid", async () => {
  const { id, ahead } = await paidAhead(2);
  for (const payment of ahead) await refund(payment);
  const [mail] = await asSystem((tx) =>
    tx.select().from(mails).where(eq(mails.aboutAccountId, id)).orderBy(desc(mails.id)).limit(1),
  );
  const { text } = await renderMail(mail!.template, mail!.props);
  expect(text.replace(/\s+/g, " ")).toContain("The 2 periods from 10 Feb 2026 on are no longer paid.");
});
