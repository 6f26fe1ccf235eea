/**
 * Guards lib/team/close-account.ts, lib/accounts/purge-closed-accounts.ts,
 * lib/subscriptions/lifecycle/restore-subscription.ts, lib/admin/accounts/reactivate-account.ts.
 */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, auditEvents, mails, memberships, sites, users } from "@/db";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { closeAccount } from "@/lib/team/close-account";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { createPerson, PASSWORD, type Person, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const BY_STAFF = { actor: "terminal", reason: "They changed their mind." };
let id: number;
let owner: Person;

beforeEach(async () => {
  setClock(START);
  id = await pendingAccount();
  owner = await createPerson({ account: (await accountState(id)).account, role: "owner" });
  const transfer = { externalPaymentId: `CLOSE-${id}`, payerName: "P", actor: "terminal" };
  await confirmBankTransfer({ accountId: id, amountCents: 13900, ...transfer });
  await asSystem((tx) =>
    tx.insert(sites).values({ accountId: id, name: "Bakery", url: "https://b.test", domain: "b.test" }),
  );
  setClock(addDays(START, 3));
  const { name } = (await accountState(id)).account;
  await closeAccount({ accountId: id, userId: owner.id, confirmName: name, password: PASSWORD });
});
afterEach(() => setClock(undefined));

const jobsAt = async (days: number) => {
  setClock(addDays(START, 3 + days));
  await runJobs();
};

describe("a closed account", () => {
  it("is kept for 30 days, and restored within them with its paid time, credits and sites", async () => {
    await jobsAt(20);
    expect((await accountState(id)).account).toMatchObject({ status: "cancelled", credits: 0 });
    expect(await reactivateAccount(id, BY_STAFF)).toEqual({ changed: true, status: "active" });
    const { account, subscription } = await accountState(id);
    expect(account).toMatchObject({ status: "active", credits: 2000, closedAt: null });
    expect(subscription).toMatchObject({ status: "active", currentPeriodEnd: addMonths(START, 1) });
    expect(await asSystem((tx) => tx.$count(sites, eq(sites.accountId, id)))).toBe(1);
    await jobsAt(40);
    expect((await accountState(id)).account).toBeDefined();
    expect(await brokenInvariants()).toEqual([]);
  });

  it("restored after its paid time waits for a payment, and is billed for it", async () => {
    await jobsAt(29);
    expect(await reactivateAccount(id, BY_STAFF)).toMatchObject({ status: "pending_payment" });
    expect((await accountState(id)).invoices.filter(({ status }) => status === "open")).toHaveLength(1);
    const letters = await asSystem((tx) =>
      tx
        .select()
        .from(mails)
        .where(and(eq(mails.aboutAccountId, id), eq(mails.template, "invoice"))),
    );
    const owners = await asSystem((tx) => tx.$count(memberships, eq(memberships.accountId, id)));
    expect(new Set(letters.map(({ toAddress }) => toAddress)).size).toBe(owners);
    expect(letters).toHaveLength(owners);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is deleted by the job after 30 days, with its people, data and letters; that it happened stays known", async () => {
    await jobsAt(29.9);
    expect((await accountState(id)).account).toBeDefined();
    await jobsAt(30);
    expect((await accountState(id)).account).toBeUndefined();
    const left = await asSystem(async (tx) => ({
      people: await tx.$count(users, eq(users.id, owner.id)),
      sites: await tx.$count(sites, eq(sites.accountId, id)),
      letters: await tx.$count(mails, eq(mails.aboutAccountId, id)),
      known: await tx.$count(auditEvents, eq(auditEvents.action, "account.purged")),
    }));
    expect(left).toEqual({ people: 0, sites: 0, letters: 0, known: 1 });
    await expect(reactivateAccount(id, BY_STAFF)).rejects.toMatchObject({ code: "not_found" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is opened by our staff alone: neither by choosing a plan nor by paying", async () => {
    await expect(changePlan({ accountId: id, planSlug: "starter", actor: "user:1" })).rejects.toMatchObject({
      code: "account_cancelled",
    });
    const transfer = { externalPaymentId: `AGAIN-${id}`, payerName: "P", actor: "terminal" };
    await expect(
      confirmBankTransfer({ accountId: id, amountCents: 13900, ...transfer }),
    ).rejects.toMatchObject({ code: "invalid_state" });
    expect((await accountState(id)).account.status).toBe("cancelled");
  });
});
