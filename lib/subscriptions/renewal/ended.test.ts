/** Guards lib/subscriptions/lifecycle/end-subscription.ts, lib/subscriptions/billing-mail.ts. */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accounts, asSystem, mails } from "@/db";
import { setClock } from "@/lib/clock";
import { renderMail } from "@/lib/mail/render-mail";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { closeAccount } from "@/lib/team/close-account";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { createPerson, PASSWORD, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
const BILLS = "bills@ended.test";
let id: number;
let everybody: string[];

beforeEach(async () => {
  setClock(START);
  id = await pendingAccount();
  const { email } = await createPerson({ account: { id } });
  await createPerson({ account: { id }, role: "admin" });
  await asSystem((tx) =>
    tx
      .update(accounts)
      .set({ billingEmail: BILLS, billingEmailConfirmedAt: new Date() })
      .where(eq(accounts.id, id)),
  );
  everybody = [BILLS, `owner-${id}@example.test`, email].toSorted();
});
afterEach(() => setClock(undefined));

const pay = () =>
  confirmBankTransfer({
    accountId: id,
    externalPaymentId: `ENDED-${id}`,
    amountCents: 13900,
    payerName: "P",
    actor: "terminal",
  });
const jobsAt = async (at: Date) => {
  setClock(at);
  await runJobs();
};
const letters = (template: string) =>
  asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.aboutAccountId, id), eq(mails.template, template))),
  );
const toWhom = async (template: string) =>
  (await letters(template)).map(({ toAddress }) => toAddress).toSorted();
const textOf = async () => {
  const [letter] = await letters("subscription-ended");
  return (await renderMail("subscription-ended", letter!.props)).text;
};

describe("a subscription that ends by the clock", () => {
  it("is over 90 days after an unpaid period, and every owner and the billing address hear of it once", async () => {
    await pay();
    for (const day of [-6, 0, 8, 89]) await jobsAt(addDays(END, day));
    expect(await letters("subscription-ended")).toEqual([]);
    for (const day of [90, 91]) await jobsAt(addDays(END, day));
    expect(await toWhom("subscription-ended")).toEqual(everybody);
    expect(await textOf()).toMatch(
      /Growth[\s\S]*not paid within\s90 days[\s\S]*nothing more will be charged/,
    );
    const { account, subscription, invoices } = await accountState(id);
    expect([account.status, subscription.status]).toEqual(["suspended", "cancelled"]);
    expect(invoices.map(({ status }) => status)).toEqual(["paid", "void"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("waits for the decision on a transfer that was reported", async () => {
    await pay();
    for (const day of [-6, 0, 8]) await jobsAt(addDays(END, day));
    const renewal = (await accountState(id)).invoices.at(-1)!;
    const report = { externalPaymentId: "LATE-1", payerName: "P", amountCents: renewal.totalCents };
    await reportBankTransfer({ accountId: id, invoiceId: renewal.id, ...report, actor: "terminal" });
    await jobsAt(addDays(END, 95));
    expect((await accountState(id)).invoices.at(-1)!.status).toBe("open");
    expect(await letters("subscription-ended")).toEqual([]);
  });

  it("tells everybody of the end that an owner has asked for", async () => {
    await pay();
    await cancelSubscription({ accountId: id, actor: "terminal" });
    await jobsAt(addDays(END, -1));
    expect(await letters("subscription-ended")).toEqual([]);
    await jobsAt(END);
    expect(await toWhom("subscription-ended")).toEqual(everybody);
    expect(await textOf()).toMatch(/was canceled/);
  });
});

it("tells every owner and the billing address that the account was closed", async () => {
  const owner = await createPerson({ account: { id } });
  const { name } = (await accountState(id)).account;
  await closeAccount({ accountId: id, userId: owner.id, confirmName: name, password: PASSWORD });
  expect(await toWhom("account-closed")).toEqual([...everybody, owner.email].toSorted());
});
