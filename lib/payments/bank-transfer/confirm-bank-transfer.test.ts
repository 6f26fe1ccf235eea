import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { asSystem, auditEvents, creditTransactions, payments, plans } from "@/db";
import { setClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { approvePayment } from "./approve-payment";
import { type BankTransferConfirmation, confirmBankTransfer } from "./confirm-bank-transfer";
import { reportBankTransfer } from "./report-bank-transfer";

useDatabase();
afterEach(() => setClock(undefined));

const transfer = (accountId: number, more: Partial<BankTransferConfirmation> = {}) => ({
  accountId,
  externalPaymentId: `TRX-${accountId}`,
  amountCents: 13900,
  payerName: "Petra",
  actor: "terminal",
  ...more,
});

const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof AppError)) throw new Error(`not refused: ${String(error)}`);
  return { code: error.code, status: error.status, ...error.details };
};

describe("confirming a bank transfer", () => {
  it("pays the invoice, starts the period, activates the account and grants the plan's credits", async () => {
    setClock(new Date("2026-01-31T10:00:00Z"));
    const id = await pendingAccount();
    const settled = await confirmBankTransfer(transfer(id));
    const { account, subscription, invoices } = await accountState(id);
    expect(settled).toMatchObject({ accountStatus: "active", credits: 2000, replayed: false });
    expect(account).toMatchObject({ status: "active", paymentMethod: "bank_transfer", credits: 2000 });
    expect(subscription).toMatchObject({
      status: "active",
      paymentMethod: "bank_transfer",
      externalPaymentId: `TRX-${id}`,
      currentPeriodStart: new Date("2026-01-31T10:00:00Z"),
      currentPeriodEnd: new Date("2026-02-28T10:00:00Z"),
    });
    expect(invoices.map(({ status, number }) => ({ status, number }))).toEqual([
      { status: "paid", number: `INV-${id}-202601-0001` },
    ]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("answers fifty at once with one settlement, and the rest as replays of it", async () => {
    const id = await pendingAccount();
    const answers = await Promise.all(Array.from({ length: 50 }, () => confirmBankTransfer(transfer(id))));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ transactionId }) => transactionId)).size).toBe(1);
    const counts = await asSystem(async (tx) => ({
      ledger: await tx.$count(creditTransactions, eq(creditTransactions.accountId, id)),
      payments: await tx.$count(payments, eq(payments.accountId, id)),
      audit: await tx.$count(auditEvents, eq(auditEvents.accountId, id)),
    }));
    expect(counts).toEqual({ ledger: 1, payments: 1, audit: 1 });
  });

  it("refuses a reference that was used for another account or amount", async () => {
    const [first, second] = [await pendingAccount(), await pendingAccount()];
    await confirmBankTransfer(transfer(first, { externalPaymentId: "SAME" }));
    expect(await refused(confirmBankTransfer(transfer(second, { externalPaymentId: "SAME" })))).toMatchObject(
      {
        code: "payment_reference_used",
        status: 409,
      },
    );
    const other = transfer(first, { externalPaymentId: "SAME", amountCents: 100 });
    expect(await refused(confirmBankTransfer(other))).toMatchObject({ code: "payment_reference_used" });
  });

  it("takes a reference that another account merely says it has used, and then refuses that report", async () => {
    const [owner, stranger] = [await pendingAccount(), await pendingAccount()];
    const report = await reported(stranger, "TAKEN");
    expect(await reported(owner, "TAKEN")).toMatchObject({ status: "pending_approval" });
    expect(await confirmBankTransfer(transfer(owner, { externalPaymentId: "TAKEN" }))).toMatchObject({
      replayed: false,
      accountStatus: "active",
    });
    const late = approvePayment({ paymentId: report.id, actor: "user:1" });
    expect(await refused(late)).toMatchObject({ code: "payment_reference_used" });
    expect(await refused(reported(await pendingAccount(), "TAKEN"))).toMatchObject({
      code: "payment_reference_used",
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("approves one of two reports of one reference at the same moment", async () => {
    const reports = [
      await reported(await pendingAccount(), "BOTH"),
      await reported(await pendingAccount(), "BOTH"),
    ];
    const results = await Promise.allSettled(
      reports.map(({ id }) => approvePayment({ paymentId: id, actor: "user:1" })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "payment_reference_used" },
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("takes one of two accounts that use one reference at the same moment", async () => {
    const [first, second] = [await pendingAccount(), await pendingAccount()];
    const results = await Promise.allSettled([
      confirmBankTransfer(transfer(first, { externalPaymentId: "RACE" })),
      confirmBankTransfer(transfer(second, { externalPaymentId: "RACE" })),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "payment_reference_used" },
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("refuses another amount with the expected one, and changes nothing", async () => {
    const id = await pendingAccount();
    const refusal = await refused(confirmBankTransfer(transfer(id, { amountCents: 13899 })));
    expect(refusal).toMatchObject({ code: "amount_mismatch", status: 400, expected: "139.00" });
    expect((await accountState(id)).account).toMatchObject({ status: "pending_payment", credits: 0 });
  });

  it("refuses an unknown account and a plan without a price", async () => {
    expect(await refused(confirmBankTransfer(transfer(999_999)))).toMatchObject({ code: "not_found" });
    const trial = await trialAccount();
    expect(await refused(confirmBankTransfer(transfer(trial)))).toMatchObject({ code: "plan_not_payable" });
  });

  it("takes several months at the monthly price, on an invoice for as many", async () => {
    setClock(new Date("2026-01-31T10:00:00Z"));
    const id = await pendingAccount();
    const short = await refused(confirmBankTransfer(transfer(id, { periodMonths: 3 })));
    expect(short).toMatchObject({ code: "amount_mismatch", expected: "417.00" });
    const settled = await confirmBankTransfer(transfer(id, { periodMonths: 3, amountCents: 41700 }));
    expect(settled.subscription.currentPeriodEnd).toEqual(new Date("2026-04-30T10:00:00Z"));
    const { invoices } = await accountState(id);
    expect(invoices.map(({ status, sequence }) => [sequence, status])).toEqual([
      [1, "void"],
      [2, "paid"],
    ]);
    const again = await confirmBankTransfer(transfer(id, { periodMonths: 3, amountCents: 41700 }));
    expect(again.replayed).toBe(true);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("for more than an invoice can be is refused beside the months", async () => {
    const id = await pendingAccount("scale");
    const price = (priceCents: number) =>
      asSystem((tx) => tx.update(plans).set({ priceCents }).where(eq(plans.slug, "scale")));
    await price(100_000_000);
    const request = transfer(id, { periodMonths: 36, amountCents: 2_000_000_000 });
    expect(await refused(confirmBankTransfer(request))).toMatchObject({ code: "validation_error" });
    await price(22_900);
  });

  it("for other months closes what was reported for the invoice that it replaces", async () => {
    const id = await pendingAccount();
    const [open] = (await accountState(id)).invoices;
    const report = { accountId: id, invoiceId: open!.id, externalPaymentId: "ONE MONTH", payerName: "Petra" };
    await reportBankTransfer({ ...report, amountCents: 13900, actor: "terminal" });
    await confirmBankTransfer(transfer(id, { periodMonths: 3, amountCents: 41700 }));
    const rows = await asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, id)));
    expect(rows.map(({ externalPaymentId, status }) => [externalPaymentId, status]).sort()).toEqual([
      ["ONE MONTH", "failed"],
      [`TRX-${id}`, "succeeded"],
    ]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("for other months waits while a provider takes the money of the invoice that it would replace", async () => {
    const id = await pendingAccount();
    const [open] = (await accountState(id)).invoices;
    const money = { amountCents: 13900, currency: "USD", externalPaymentId: `PAYPAL-${id}` };
    const taken = {
      ...money,
      method: "paypal",
      status: "processing",
      accountId: id,
      invoiceId: open!.id,
    } as const;
    await asSystem((tx) => tx.insert(payments).values(taken));
    const three = transfer(id, { periodMonths: 3, amountCents: 41700 });
    expect(await refused(confirmBankTransfer(three))).toMatchObject({ code: "payment_in_progress" });
    expect((await accountState(id)).invoices.map(({ status }) => status)).toEqual(["open"]);
  });

  it("of a yearly customer for some months leaves the next invoice a yearly one", async () => {
    setClock(new Date("2026-01-31T10:00:00Z"));
    const id = await pendingAccount("growth", "year");
    await confirmBankTransfer(transfer(id, { amountCents: 141780 }));
    const more = { externalPaymentId: `MORE-${id}`, periodMonths: 3, amountCents: 41700 };
    const { subscription } = await confirmBankTransfer(transfer(id, more));
    expect(subscription).toMatchObject({
      billingInterval: "year",
      currentPeriodEnd: new Date("2027-04-30T10:00:00Z"),
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("takes a renewal in advance: its period starts where the paid one ends", async () => {
    setClock(new Date("2026-01-31T10:00:00Z"));
    const id = await pendingAccount();
    const first = await confirmBankTransfer(transfer(id));
    const second = await confirmBankTransfer(transfer(id, { externalPaymentId: "ADVANCE" }));
    expect(second.subscription.currentPeriodStart).toEqual(first.subscription.currentPeriodEnd);
    expect(second.subscription.currentPeriodEnd).toEqual(new Date("2026-03-31T10:00:00Z"));
    expect(await brokenInvariants()).toEqual([]);
  });
});

async function reported(accountId: number, externalPaymentId: string) {
  const { invoices } = await accountState(accountId);
  return reportBankTransfer({
    accountId,
    invoiceId: invoices[0]!.id,
    externalPaymentId,
    payerName: "Petra",
    amountCents: 13_900,
    actor: "user:1",
  });
}
