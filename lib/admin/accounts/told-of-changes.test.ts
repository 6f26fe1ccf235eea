/** Guards lib/subscriptions/billing-mail.ts, lib/mail/mail-billing-contact.ts. */
import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asSystem, mails } from "@/db";
import { setClock } from "@/lib/clock";
import { renderMail } from "@/lib/mail/render-mail";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { cancelAccount } from "./cancel-account";
import { reactivateAccount } from "./reactivate-account";
import { suspendAccount } from "./suspend-account";

useDatabase();
beforeEach(() => setClock(new Date("2026-11-01T00:00:00Z")));
afterEach(() => setClock(undefined));

const STAFF = { actor: "terminal", reason: "Asked." };
const BY = { actor: "user:1" };

async function paid(): Promise<number> {
  const accountId = await pendingAccount("growth");
  const transfer = { externalPaymentId: `TOLD-${accountId}`, payerName: "P", ...BY };
  await confirmBankTransfer({ accountId, amountCents: 13_900, ...transfer });
  return accountId;
}

/** What was written since the payment, as its reader sees it. */
async function told(accountId: number): Promise<{ template: string; text: string }[]> {
  const rows = await asSystem((tx) =>
    tx.select().from(mails).where(eq(mails.aboutAccountId, accountId)).orderBy(asc(mails.id)),
  );
  const since = rows.filter(({ template }) => template !== "payment-received");
  return Promise.all(
    since.map(async ({ template, props }) => ({
      template,
      text: (await renderMail(template, props)).text.replace(/\s+/g, " "),
    })),
  );
}

it("a suspension by our team and its end", async () => {
  const id = await paid();
  await suspendAccount(id, STAFF);
  await suspendAccount(id, STAFF);
  await reactivateAccount(id, STAFF);
  expect((await told(id)).map(({ template }) => template)).toEqual(["suspended-by-us", "reactivated"]);
});

it("a cancellation with the day it ends, and its withdrawal with the day it renews, once each", async () => {
  const id = await paid();
  await cancelSubscription({ accountId: id, ...BY });
  await cancelSubscription({ accountId: id, ...BY });
  await resumeSubscription({ accountId: id, ...BY });
  await resumeSubscription({ accountId: id, ...BY });
  const [cancelled, resumed, ...more] = await told(id);
  expect(cancelled).toMatchObject({
    template: "subscription-cancelled",
    text: expect.stringMatching(/until 1 Dec 2026/),
  });
  expect(resumed).toMatchObject({
    template: "subscription-resumed",
    text: expect.stringMatching(/renews on 1 Dec 2026/),
  });
  expect(more).toEqual([]);
});

it("a cancellation by our team, which has ended already", async () => {
  const id = await paid();
  await cancelAccount(id, STAFF);
  expect(await told(id)).toMatchObject([
    { template: "subscription-cancelled", text: expect.stringMatching(/Our team ended it/) },
  ]);
});

it("a trial that is cancelled", async () => {
  const id = await trialAccount();
  await cancelSubscription({ accountId: id, ...BY });
  expect((await told(id)).map(({ template }) => template)).toContain("subscription-cancelled");
});

it("a smaller plan that waits for its day", async () => {
  const id = await paid();
  await changePlan({ accountId: id, planSlug: "starter", ...BY });
  expect(await told(id)).toMatchObject([
    {
      template: "plan-change-scheduled",
      text: expect.stringMatching(/from Growth to Starter on 1 Dec 2026/),
    },
  ]);
});

it("the same plan, paid by the year from its day on", async () => {
  const id = await paid();
  await changePlan({ accountId: id, planSlug: "growth", interval: "year", ...BY });
  const [letter] = await told(id);
  expect(letter!.template).toBe("plan-change-scheduled");
  expect(letter!.text).toMatch(/will pay yearly for Growth, beginning on 1 Dec 2026/);
  expect(letter!.text).not.toContain("from Growth to Growth");
});
