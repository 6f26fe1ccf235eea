/** Guards lib/subscriptions/plan-change/drop-choice.ts, lib/subscriptions/trial/expire-signups.ts. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { putOnPlan } from "@/lib/admin/accounts/put-on-plan";
import { setClock } from "@/lib/clock";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { addDays } from "@/lib/time/days";
import { accountState, brokenInvariants } from "@/test/billing";
import { createAccount, createPerson, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { changePlan } from "./change-plan";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const BY = { actor: "user:1" };
const STAFF = { actor: "user:2", reason: "Agreed." };
beforeEach(() => setClock(START));
afterEach(() => setClock(undefined));

async function freeAccount(): Promise<number> {
  const account = await createAccount({ plan: "free" });
  await createPerson({ account });
  return account.id;
}
const choose = (accountId: number, planSlug: string) => changePlan({ accountId, planSlug, ...BY });
const statuses = async (accountId: number) =>
  (await accountState(accountId)).invoices.map(({ status }) => status);

describe("a plan that was chosen and not paid", () => {
  it.each([
    ["a free account", "free", freeAccount, "active", 100],
    ["a trial", "free-trial", trialAccount, "trial", 2000],
  ])("is taken back by choosing what runs: %s keeps it", async (_, slug, make, status, credits) => {
    const id = await make();
    await choose(id, "growth");
    expect(await choose(id, slug)).toMatchObject({ change: "keep", plan: { slug }, effectiveAt: null });
    expect(await statuses(id)).toEqual(["void"]);
    expect((await accountState(id)).account).toMatchObject({ status, credits });
    expect(await brokenInvariants()).toEqual([]);
    await expect(choose(id, slug)).rejects.toMatchObject({ code: "plan_not_payable" });
  });

  it("stays while a transfer for it waits", async () => {
    const id = await freeAccount();
    const { invoice } = await choose(id, "starter");
    await report(id, invoice!.id);
    await expect(choose(id, "free")).rejects.toMatchObject({ code: "invalid_state" });
    setClock(addDays(START, 40));
    await runJobs();
    expect(await statuses(id)).toEqual(["open"]);
  });

  it("is over after 30 days, and what our team gave goes on", async () => {
    const id = await freeAccount();
    await putOnPlan(id, { planSlug: "enterprise" }, STAFF);
    await putOnPlan(id, { planSlug: "growth" }, STAFF);
    setClock(addDays(START, 29));
    await runJobs();
    expect(await statuses(id)).toEqual(["open"]);
    setClock(addDays(START, 30));
    await runJobs();
    expect(await statuses(id)).toEqual(["void"]);
    expect((await accountState(id)).account).toMatchObject({ status: "active" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("what our team gave is taken back by putting the account on another plan without a price", async () => {
    const id = await freeAccount();
    await putOnPlan(id, { planSlug: "enterprise" }, STAFF);
    expect((await accountState(id)).account.credits).toBe(10_000);
    await putOnPlan(id, { planSlug: "free" }, STAFF);
    expect((await accountState(id)).account.credits).toBe(100);
  });
});

const report = (accountId: number, invoiceId: number) =>
  reportBankTransfer({
    ...{ accountId, invoiceId, externalPaymentId: `DROP-${accountId}`, payerName: "P" },
    ...{ amountCents: 8900, actor: "terminal" },
  });
