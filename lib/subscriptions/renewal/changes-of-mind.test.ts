/**
 * Guards lib/subscriptions/renewal/remind-of-renewal.ts, lib/subscriptions/plan-change/choose-first-plan.ts,
 * lib/subscriptions/lifecycle/restore-subscription.ts.
 */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asSystem, mails } from "@/db";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { setClock } from "@/lib/clock";
import { renderMail } from "@/lib/mail/render-mail";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);
const BY = { actor: "user:1" };
const STAFF = { actor: "user:2", reason: "They asked." };
beforeEach(() => setClock(START));
afterEach(() => setClock(undefined));

const pay = (accountId: number, amountCents: number) =>
  confirmBankTransfer({
    ...{ accountId, amountCents, externalPaymentId: `MIND-${accountId}`, payerName: "P" },
    actor: "terminal",
  });
const jobsAt = async (at: Date) => {
  setClock(at);
  await runJobs();
};

async function reminders(accountId: number): Promise<string[]> {
  const sent = await asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.aboutAccountId, accountId), eq(mails.template, "renewal-due")))
      .orderBy(mails.id),
  );
  const texts = sent.map(async ({ props }) => (await renderMail("renewal-due", props)).text);
  return (await Promise.all(texts)).map((text) => text.replaceAll(/\s+/g, " "));
}

it("a renewal that replaces one they were told of names the one that is void", async () => {
  const id = await pendingAccount();
  await pay(id, 13900);
  await jobsAt(addDays(END, -0.9));
  await changePlan({ accountId: id, planSlug: "starter", ...BY });
  await jobsAt(addDays(END, -0.8));
  await changePlan({ accountId: id, planSlug: "scale", ...BY });
  await changePlan({ accountId: id, planSlug: "growth", ...BY });
  await jobsAt(addDays(END, -0.7));
  const numbers = (await accountState(id)).invoices
    .filter(({ kind }) => kind === "renewal")
    .map(({ number }) => number);
  const [first, second, third, ...more] = await reminders(id);
  expect(more).toEqual([]);
  expect(first).not.toMatch(/replaces/);
  expect(second).toContain(`Invoice ${numbers[1]} for $89`);
  expect(second).toContain(`It replaces invoice ${numbers[0]}, which is void`);
  expect(third).toContain(`It replaces invoice ${numbers.at(-2)}, which is void`);
});

it("a plan chosen anew on a sign-up's last day can be paid for 7 more days", async () => {
  const id = await pendingAccount();
  await jobsAt(addDays(START, 29));
  await changePlan({ accountId: id, planSlug: "starter", ...BY });
  await jobsAt(addDays(START, 35));
  expect((await accountState(id)).account.status).toBe("pending_payment");
  await jobsAt(addDays(START, 36));
  expect((await accountState(id)).account.status).toBe("cancelled");
});

it.each([
  ["month", 13900],
  ["year", 141780],
] as const)("an account that comes back is billed by the %s, as before", async (interval, cents) => {
  const id = await pendingAccount("growth", interval);
  await pay(id, cents);
  await cancelAccount(id, STAFF);
  setClock(addMonths(START, 13));
  await reactivateAccount(id, STAFF);
  const { account, invoices } = await accountState(id);
  expect(account.status).toBe("pending_payment");
  expect(invoices.at(-1)).toMatchObject({ status: "open", billingInterval: interval, totalCents: cents });
});
