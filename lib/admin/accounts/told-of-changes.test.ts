/** Guards lib/subscriptions/billing-mail.ts, lib/mail/mail-billing-contact.ts, lib/mail/templates/changes/. */
import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asSystem, mails } from "@/db";
import { setClock } from "@/lib/clock";
import { renderMail } from "@/lib/mail/render-mail";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { renewSubscriptions } from "@/lib/subscriptions/renewal/renew-subscriptions";
import { formatDate } from "@/lib/time/date-words";
import { pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { adjustCredits } from "./adjust-credits";
import { cancelAccount } from "./cancel-account";
import { extendTrial } from "./extend-trial";
import { putOnPlan } from "./put-on-plan";
import { reactivateAccount } from "./reactivate-account";
import { setFeatures } from "./set-features";
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
  const [mail] = await told(id);
  expect(mail!.template).toBe("plan-change-scheduled");
  expect(mail!.text).toMatch(/will pay yearly for Growth, beginning on 1 Dec 2026/);
  expect(mail!.text).not.toContain("from Growth to Growth");
});

it("a change that waited and was withdrawn, once", async () => {
  const id = await paid();
  await changePlan({ accountId: id, planSlug: "starter", ...BY });
  await changePlan({ accountId: id, planSlug: "growth", ...BY });
  await changePlan({ accountId: id, planSlug: "growth", ...BY });
  const [, kept, ...more] = await told(id);
  expect(kept).toMatchObject({ template: "plan-kept", text: expect.stringContaining("stays on Growth") });
  expect(more).toEqual([]);
});

it("a trial that our team extends, and one that works again by it", async () => {
  const id = await trialAccount();
  const { trialEndsAt } = await extendTrial(id, { days: 10 }, STAFF);
  const [mail, ...more] = await told(id);
  expect(mail!.template).toBe("trial-extended");
  expect(mail!.text).toContain(`now ends on ${formatDate(trialEndsAt)}`);
  expect(mail!.text).not.toContain("works again");
  expect(more).toEqual([]);
});

it("a plan that our team gives, with the day its trial ends", async () => {
  const id = await paid();
  await putOnPlan(id, { planSlug: "free" }, STAFF);
  await putOnPlan(id, { planSlug: "free" }, STAFF);
  const letters = (await told(id)).filter(({ template }) => template === "plan-changed");
  expect(letters).toHaveLength(1);
  expect(letters[0]!.text).toMatch(/Our team moved .* from Growth to Free/);
});

it("credits that our team gives or takes, with the reason", async () => {
  const id = await paid();
  await adjustCredits(id, { amount: 250 }, STAFF);
  await adjustCredits(id, { amount: -1 }, STAFF);
  expect(await told(id)).toMatchObject([
    {
      template: "credits-adjusted",
      text: expect.stringMatching(/added 250 credits to .*2,250 now\. Asked\./),
    },
    { template: "credits-adjusted", text: expect.stringMatching(/took 1 credit back from .*2,249 now\./) },
  ]);
});

it("features that our team gives and takes, by their names, and nothing where all stays", async () => {
  const id = await paid();
  await setFeatures(id, { features: ["ai_writer", "unlimited"] }, STAFF);
  await setFeatures(id, { features: ["unlimited", "ai_writer"] }, STAFF);
  const letters = await told(id);
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({
    template: "features-changed",
    text: expect.stringMatching(/Now included: .*Limits on request/),
  });
});

it("a cancellation by our team of an account whose subscription has ended before", async () => {
  const id = await paid();
  for (const day of ["2026-12-02", "2026-12-20", "2027-04-01"]) {
    setClock(new Date(`${day}T00:00:00Z`));
    await renewSubscriptions();
  }
  await cancelAccount(id, STAFF);
  const mail = (await told(id)).at(-1)!;
  expect(mail.template).toBe("subscription-cancelled");
  expect(mail.text).toContain("is cancelled. Our team ended it");
});
