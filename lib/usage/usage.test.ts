/** Guards lib/usage/, lib/subscriptions/renewal/reset-monthly-credits.ts, lib/text/csv.ts, lib/people/update-person.ts. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { type Account, asSystem, mails, users } from "@/db";
import { now, setClock } from "@/lib/clock";
import { refundCredits } from "@/lib/credits/refunds/refund-credits";
import { resetCredits, writeLedger } from "@/lib/credits/write-ledger";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { notificationsOf, updatePerson } from "@/lib/people/update-person";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resetMonthlyCredits } from "@/lib/subscriptions/renewal/reset-monthly-credits";
import { csvLine } from "@/lib/text/csv";
import { addMonths } from "@/lib/time/months";
import { accountState } from "@/test/billing";
import { createAccount, createPerson, type Person, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { creditStanding } from "./credit-standing";
import { dailySpend } from "./daily-spend";
import { exportLedger } from "./export-ledger";
import { readLedgerFilter } from "./ledger-filter";
import { listLedger } from "./list-ledger";
import { findLowCreditNotice, putLowCreditNoticeAside } from "./low-credit-notice";
import { warnLowCredits } from "./warn-low-credits";

useDatabase();

const byTerminal = { siteId: null, userId: null, apiKeyId: null, by: { actor: "terminal" } };
let acme: Account;
let olivia: Person;

beforeEach(async () => {
  setClock(new Date("2026-06-15T12:00:00Z"));
  acme = await createAccount({ plan: "growth" });
  olivia = await createPerson({ account: acme });
});

describe("the days of usage", () => {
  it("add up by day and operation, refunds taken off, strangers left out", async () => {
    const stranger = await createAccount({ plan: "growth" });
    const first = await spend(acme, 30, "clustering");
    await spend(acme, 15, "idea_generation");
    await spend(stranger, 99, "linking");
    setClock(new Date("2026-06-16T01:00:00Z"));
    await asSystem((tx) =>
      writeLedger(tx, {
        accountId: acme.id,
        kind: "refund",
        amount: 10,
        refundsTransactionId: first.transactionId,
      }),
    );
    const spent = await dailySpend(acme.id, new Date("2026-06-01T00:00:00Z"));
    expect(spent).toEqual([
      { day: "2026-06-15", operation: "clustering", spent: 30 },
      { day: "2026-06-15", operation: "idea_generation", spent: 15 },
      { day: "2026-06-16", operation: "clustering", spent: -10 },
    ]);
  });

  it("stand beside the balance and the day it is renewed", async () => {
    expect(await creditStanding(acme.id)).toEqual({
      ...{ balance: 2000, plan: 2000, bought: 0, held: 0, available: 2000 },
      perPeriod: 2000,
      rhythm: "monthly",
      beganAt: expect.any(Date),
      periodStart: expect.any(Date),
      renewsAt: new Date("2026-07-15T12:00:00Z"),
    });
  });

  it("come each month where nothing is charged, once on a trial, and when it is paid where it is not yet", async () => {
    const free = await createAccount({ plan: "free" });
    expect(await creditStanding(free.id)).toMatchObject({ rhythm: "monthly", renewsAt: addMonths(now(), 1) });
    const trial = await createAccount({ status: "trial" });
    expect(await creditStanding(trial.id)).toMatchObject({ rhythm: "once", renewsAt: undefined });
    const pending = await createAccount({ plan: "starter", status: "pending_payment" });
    expect(await creditStanding(pending.id)).toMatchObject({ rhythm: "when_paid", renewsAt: undefined });
  });

  it("come again on the anchor's day, after a month that is too short for it", async () => {
    setClock(new Date("2026-01-31T12:00:00Z"));
    const free = await createAccount({ plan: "free" });
    setClock(new Date("2026-02-28T13:00:00Z"));
    expect(await resetMonthlyCredits()).toBeGreaterThan(0);
    expect((await creditStanding(free.id)).renewsAt).toEqual(new Date("2026-03-31T12:00:00Z"));
  });

  it("come each month too where months are paid in advance", async () => {
    const accountId = await pendingAccount();
    const transfer = { accountId, amountCents: 13_900, payerName: "P", actor: "terminal" };
    for (const month of ["1", "2", "3"])
      await confirmBankTransfer({ ...transfer, externalPaymentId: `AHEAD-${accountId}-${month}` });
    expect((await accountState(accountId)).subscription.currentPeriodEnd).toEqual(addMonths(now(), 3));
    expect((await creditStanding(accountId)).renewsAt).toEqual(addMonths(now(), 1));
  });

  it("end with the trial, or with what was paid for where it is cancelled", async () => {
    expect((await creditStanding(acme.id)).endsAt).toBeUndefined();
    const trial = await createAccount({ status: "trial" });
    expect((await creditStanding(trial.id)).endsAt).toEqual(new Date("2026-06-29T12:00:00Z"));
    await cancelSubscription({ accountId: acme.id, actor: "terminal" });
    expect(await creditStanding(acme.id)).toMatchObject({
      renewsAt: undefined,
      endsAt: new Date("2026-07-15T12:00:00Z"),
    });
  });
});

describe("the ledger", () => {
  it("is filtered by kind, operation and day, page by page", async () => {
    await spend(acme, 10, "clustering");
    await spend(acme, 8, "linking");
    const kinds = async (params: object) =>
      (await listLedger(acme.id, readLedgerFilter({ ...params }), { limit: 10 })).map(({ amount }) => amount);
    expect(await kinds({})).toEqual([-8, -10, 2000]);
    expect(await kinds({ kind: "grant" })).toEqual([2000]);
    expect(await kinds({ operation: "linking" })).toEqual([-8]);
    expect(await kinds({ from: "2026-06-16" })).toEqual([]);
    expect(await kinds({ from: "2026-06-15", to: "2026-06-15" })).toEqual([-8, -10, 2000]);
    expect(await kinds({ kind: "nonsense", from: "yesterday" })).toHaveLength(3);
  });

  it("by operation holds what was given back of it too, in the list and in the file: it adds up to the chart", async () => {
    const { transactionId } = await spend(acme, 10, "clustering");
    await spend(acme, 8, "linking");
    await refundCredits({ accountId: acme.id, transactionId, reason: "Failed.", ...byTerminal });
    const amounts = async (operation: string) =>
      (await listLedger(acme.id, readLedgerFilter({ operation }), { limit: 10 })).map(({ amount }) => amount);
    expect(await amounts("clustering")).toEqual([10, -10]);
    expect(await amounts("linking")).toEqual([-8]);
    const file: unknown[][] = [];
    for await (const line of exportLedger(acme.id, readLedgerFilter({ operation: "clustering" })))
      file.push(line);
    expect(file.slice(1).map(([, , kind]) => kind)).toEqual(["refund", "consume"]);
    const charted = await dailySpend(acme.id, new Date("2026-06-01"));
    expect(charted.filter(({ operation, spent }) => operation === "clustering" && spent !== 0)).toEqual([]);
  });

  it("is exported whole, in lines of a spreadsheet", async () => {
    await spend(acme, 10, "clustering", "=cmd()");
    const lines: string[] = [];
    for await (const row of exportLedger(acme.id, {})) lines.push(csvLine(row));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^id,time,kind,operation/);
    expect(lines[1]).toContain(",consume,clustering,1,-10,1990,,'=cmd(),plan,-10,0,1990,0");
  });
});

describe("low credits", () => {
  it("are told to the owners at 20 % and at 5 %, each once a period", async () => {
    expect(await warnLowCredits()).toBe(0);
    await spend(acme, 1600, "clustering");
    expect(await warnLowCredits()).toBe(1);
    expect(await warnLowCredits()).toBe(0);
    await spend(acme, 300, "clustering");
    expect(await warnLowCredits()).toBe(1);
    expect(await lettersTo(olivia)).toEqual([20, 5]);
    await asSystem((tx) => resetCredits(tx, { accountId: acme.id, credits: 2000, description: "" }));
    await spend(acme, 1700, "clustering");
    await warnLowCredits();
    expect(await lettersTo(olivia)).toEqual([20, 5, 20]);
  });

  it("are told also beside an account that has tens of millions", async () => {
    await createAccount({ plan: "growth", credits: 30_000_000 });
    await spend(acme, 1600, "clustering");
    expect(await warnLowCredits()).toBe(1);
  });

  it("show in the app at 20 % and at 5 %, each until it is put aside for the period", async () => {
    const notice = async () => findLowCreditNotice(await standing());
    const putAside = async () => putLowCreditNoticeAside(await standing());
    expect(await notice()).toBeUndefined();
    await spend(acme, 1600, "clustering");
    expect(await notice()).toBe(20);
    await putAside();
    expect(await notice()).toBeUndefined();
    await spend(acme, 300, "clustering");
    expect(await notice()).toBe(5);
    await putAside();
    expect(await notice()).toBeUndefined();
    await asSystem((tx) => resetCredits(tx, { accountId: acme.id, credits: 2000, description: "" }));
    await spend(acme, 1700, "clustering");
    expect(await notice()).toBe(20);
  });

  it("that were put aside by one stay for the other, and beside the choice of letters", async () => {
    const ed = await createPerson({ account: acme, role: "editor" });
    await spend(acme, 1990, "clustering");
    await putLowCreditNoticeAside(await standing());
    await updatePerson({ userId: olivia.id, notifications: { low_credits: false } });
    expect(await notificationsOf(olivia.id)).toEqual({ low_credits: false });
    expect(await findLowCreditNotice(await standing())).toBeUndefined();
    expect(await findLowCreditNotice({ ...(await standing()), userId: ed.id })).toBe(5);
  });

  async function standing() {
    const { balance, perPeriod } = await creditStanding(acme.id);
    return { accountId: acme.id, userId: olivia.id, credits: balance, creditsPerMonth: perPeriod };
  }

  it("are not told to those who turned it off", async () => {
    await asSystem((tx) =>
      tx
        .update(users)
        .set({ notifications: { low_credits: false } })
        .where(eq(users.id, olivia.id)),
    );
    await spend(acme, 1990, "clustering");
    await warnLowCredits();
    expect(await lettersTo(olivia)).toEqual([]);
  });
});

function spend(
  account: Account,
  credits: number,
  operation: "clustering" | "idea_generation" | "linking",
  description = "",
) {
  return asSystem((tx) =>
    writeLedger(tx, {
      accountId: account.id,
      kind: "consume",
      amount: -credits,
      operation,
      units: 1,
      description,
    }),
  );
}

async function lettersTo(person: Person): Promise<unknown[]> {
  const rows = await asSystem((tx) =>
    tx.select().from(mails).where(eq(mails.toAddress, person.email)).orderBy(mails.id),
  );
  return rows.filter(({ template }) => template === "low-credits").map(({ props }) => props.percent);
}
