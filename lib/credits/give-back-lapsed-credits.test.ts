import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { accounts, asSystem } from "@/db";
import { adjustCredits } from "@/lib/admin/accounts/adjust-credits";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { resetMonthlyCredits } from "@/lib/subscriptions/renewal/reset-monthly-credits";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { brokenInvariants } from "@/test/billing";
import { pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { writeLedger } from "./write-ledger";

const act = { actor: "terminal", reason: "because" };

describe("credits that lapsed with a cancelled account", () => {
  useDatabase();

  it("come back with it beside what staff gave meanwhile", async () => {
    const id = await trialAccount();
    await cancelAccount(id, act);
    await adjustCredits(id, { amount: 7 }, act);
    await reactivateAccount(id, act);
    expect(await creditsOf(id)).toBe(2007);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("come back once: an account that is empty when it is cancelled again gets none", async () => {
    const id = await trialAccount();
    await cancelAccount(id, act);
    await reactivateAccount(id, act);
    await adjustCredits(id, { amount: -2000 }, act);
    await cancelAccount(id, act);
    await reactivateAccount(id, act);
    expect(await creditsOf(id)).toBe(0);
  });

  describe("of a year, with 500 of a month's 2000 spent when it is cancelled", () => {
    const START = new Date("2026-01-10T09:00:00Z");
    const FEBRUARY = addMonths(START, 1);
    afterEach(() => setClock(undefined));

    it.each([
      ["in the month in which they lapsed", addDays(START, 10), addDays(START, 15), 1500],
      ["in a later month, which brings its own and no more", addDays(START, 10), addDays(START, 36), 2000],
      ["in a month that had begun unnoticed before they lapsed", FEBRUARY, addDays(FEBRUARY, 1), 2000],
    ])("are right when it comes back %s", async (_, ended, back, credits) => {
      setClock(START);
      const id = await pendingAccount("growth", "year");
      const paid = {
        amountCents: 141780,
        externalPaymentId: `LAPSE-${id}`,
        payerName: "P",
        actor: "terminal",
      };
      await confirmBankTransfer({ accountId: id, ...paid });
      const work = { kind: "consume", amount: -500, operation: "linking", units: 1 } as const;
      await asSystem((tx) => writeLedger(tx, { accountId: id, ...work }));
      setClock(ended);
      await cancelAccount(id, act);
      setClock(back);
      await reactivateAccount(id, act);
      expect(await creditsOf(id)).toBe(credits);
      await resetMonthlyCredits();
      expect(await creditsOf(id)).toBe(credits);
      expect(await brokenInvariants()).toEqual([]);
    });
  });
});

async function creditsOf(accountId: number): Promise<number | undefined> {
  const [account] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId)));
  return account?.credits;
}
