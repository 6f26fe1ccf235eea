/**
 * Guards lib/bank-statements/ledger/settle-lines.ts, lib/bank-statements/ledger/link-payment.ts,
 * lib/bank-statements/ledger/return-payment.ts, lib/bank-statements/ledger/undo-allocation.ts,
 * lib/payments/bank-transfer/settle-from-statement.ts.
 */
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { asSystem, type BankLine, bankAllocations, bankLines, payments } from "@/db";
import { decideLines } from "@/lib/bank-statements/match/decide-lines";
import { proposeForLines } from "@/lib/bank-statements/match/list-open-lines";
import { receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { ignoreLines } from "@/lib/bank-statements/rules/ignore-lines";
import { resetEnv } from "@/lib/env";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { type CamtLine, camtFile } from "@/test/statements/camt";
import { chunksOf } from "@/test/statements/read";
import { settleLines } from "./settle-lines";
import { undoAllocation } from "./undo-allocation";

useDatabase();
afterEach(() => {
  delete process.env.BANK_AUTO_SETTLE;
  delete process.env.BANK_CHARGES_TOLERANCE;
  resetEnv();
});

const BY = { actor: "user:1" };
let files = 0;

function setEnv(settings: Record<string, string>) {
  Object.assign(process.env, settings);
  resetEnv();
}

/** Imports a statement of its own number, and answers its lines as they are afterwards. */
async function received(...lines: CamtLine[]): Promise<BankLine[]> {
  const file = Buffer.from(camtFile({ number: String(++files), lines }));
  const { statements } = await receiveStatement({
    name: `${files}.xml`,
    open: () => chunksOf(file, 9999),
    ...BY,
  });
  return linesOf(statements[0]!.id);
}

const linesOf = (statementId: number) =>
  asSystem((tx) =>
    tx.select().from(bankLines).where(eq(bankLines.statementId, statementId)).orderBy(bankLines.id),
  );

async function debtor(plan = "growth") {
  const id = await pendingAccount(plan);
  const { account, invoices } = await accountState(id);
  return { id, name: account.name, invoice: invoices[0]! };
}

const stateOf = async (id: number) => {
  const { account, invoices } = await accountState(id);
  return [account.status, account.credits, invoices[0]!.status];
};
const open = async ({ statementId }: BankLine) =>
  (await linesOf(statementId)).map(({ openCents }) => openCents);
const proposalFor = async (line: BankLine) => (await proposeForLines([line.id]))[0]!.proposal;
const settle = (line: BankLine) => decideLines([line.id], { decision: "settle" }, BY);

describe("a line that names an invoice, with its amount", () => {
  it("settles by itself where that is on: the account is active, with its credits", async () => {
    setEnv({ BANK_AUTO_SETTLE: "1" });
    const { id, invoice } = await debtor();
    const [line] = await received({
      amount: "139.00",
      text: `Thanks! ${invoice.number.replaceAll("-", " ").toLowerCase()}`,
    });
    expect(line!.openCents).toBe(0);
    expect(await stateOf(id)).toEqual(["active", 2000, "paid"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it.each([
    ["names no currency", "Amount", ["pending_payment", 0, "open"]],
    ["names another", "Amount (PLN)", ["pending_payment", 0, "open"]],
    ["names the invoice's", "Amount (USD)", ["active", 2000, "paid"]],
  ])("of a file that %s: settles or waits for a click", async (_, amounts, expected) => {
    setEnv({ BANK_AUTO_SETTLE: "1" });
    const { id, invoice } = await debtor();
    const csv = Buffer.from(`Date,${amounts},Description\n2026-01-31,139.00,${invoice.number}\n`);
    await receiveStatement({ name: "bank.csv", open: () => chunksOf(csv, 999), ...BY });
    expect(await stateOf(id)).toEqual(expected);
  });

  it("waits for a click where it is off", async () => {
    const { id, invoice } = await debtor();
    const [line] = await received({ amount: "139.00", text: invoice.number, name: "Petra" });
    expect(await stateOf(id)).toEqual(["pending_payment", 0, "open"]);
    expect(await proposalFor(line!)).toMatchObject({
      act: "settle",
      strength: "exact",
      reasons: [`It names ${invoice.number}.`, "The amount is the invoice's."],
    });
    expect(await decideLines([line!.id], { decision: "preview" }, BY)).toMatchObject([
      { ok: true, message: expect.stringContaining("Pays") },
    ]);
    expect(await stateOf(id)).toEqual(["pending_payment", 0, "open"]);
    expect(await settle(line!)).toMatchObject([{ ok: true, message: `Settled: ${invoice.number} is paid.` }]);
    expect(await stateOf(id)).toEqual(["active", 2000, "paid"]);
    expect(await settle(line!)).toMatchObject([{ ok: false, message: "It has its place already." }]);
  });

  it("settles once, from eight people at the same moment", async () => {
    const { id, invoice } = await debtor();
    const [line] = await received({ amount: "139.00", text: invoice.number });
    const request = { lineIds: [line!.id], invoiceIds: [invoice.id], reason: "Exact." };
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => settleLines(request, BY)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await asSystem((tx) => tx.$count(payments, eq(payments.accountId, id)))).toBe(1);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is the tenant's report, where one waits", async () => {
    const { id, invoice } = await debtor();
    const report = { accountId: id, invoiceId: invoice.id, amountCents: 13_900, payerName: "P", ...BY };
    await reportBankTransfer({ ...report, externalPaymentId: `MINE-${id}-2026` });
    const [line] = await received({ amount: "139.00", text: `mine ${id} 2026` });
    expect(await proposalFor(line!)).toMatchObject({ act: "settle", strength: "strong" });
    await settle(line!);
    const rows = await asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, id)));
    expect(rows).toMatchObject([{ status: "succeeded", externalPaymentId: `MINE-${id}-2026` }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("in another currency, or in a statement whose balances don't agree, never settles by itself", async () => {
    setEnv({ BANK_AUTO_SETTLE: "1" });
    const { id, invoice } = await debtor();
    const [foreign] = await received({ amount: "139.00", currency: "EUR", text: invoice.number });
    expect(await proposalFor(foreign!)).toMatchObject({
      act: "none",
      reasons: [expect.anything(), expect.stringContaining("It came in EUR")],
    });
    const cut = camtFile({
      number: "CUT",
      opening: "0.00",
      closing: "500.00",
      lines: [{ amount: "139.00", text: invoice.number }],
    });
    await receiveStatement({ name: "cut.xml", open: () => chunksOf(Buffer.from(cut), 9999), ...BY });
    expect(await stateOf(id)).toEqual(["pending_payment", 0, "open"]);
  });
});

describe("money that was confirmed by hand before the file came", () => {
  it("is not counted again: the line is linked to it", async () => {
    setEnv({ BANK_AUTO_SETTLE: "1" });
    const { id, invoice } = await debtor();
    await confirmBankTransfer({
      accountId: id,
      externalPaymentId: `HAND-${id}`,
      amountCents: 13_900,
      payerName: "P",
      ...BY,
    });
    const [line] = await received({ amount: "139.00", text: invoice.number, reference: `STATEMENT-${id}` });
    expect(line!.openCents).toBe(0);
    expect((await accountState(id)).invoices).toHaveLength(1);
    const [second] = await received({ amount: "139.00", text: invoice.number, reference: `AGAIN-${id}` });
    expect(second!.openCents).toBe(13_900);
    expect(await proposalFor(second!)).toMatchObject({
      act: "none",
      reasons: [expect.anything(), `${invoice.number} is paid already.`],
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("and a reference that was typed before doesn't pay a second invoice", async () => {
    const [first, second] = [await debtor(), await debtor()];
    const reference = `TYPED-REFERENCE-${first.id}`;
    await confirmBankTransfer({
      accountId: first.id,
      externalPaymentId: reference,
      amountCents: 13_900,
      payerName: "P",
      ...BY,
    });
    const [line] = await received({ amount: "139.00", text: second.invoice.number, reference });
    expect(await settle(line!)).toMatchObject([
      { ok: false, message: expect.stringContaining("used for another account") },
    ]);
    expect(await stateOf(second.id)).toEqual(["pending_payment", 0, "open"]);
  });
});

describe("money that doesn't fit one to one", () => {
  it("one line for several invoices, of several accounts", async () => {
    const [one, two] = [await debtor(), await debtor("starter")];
    const [line] = await received({
      amount: "228.00",
      text: `${one.invoice.number} + ${two.invoice.number}`,
    });
    expect(await proposalFor(line!)).toMatchObject({ act: "settle", strength: "strong", invoices: [{}, {}] });
    await settle(line!);
    expect(await stateOf(one.id)).toEqual(["active", 2000, "paid"]);
    expect(await stateOf(two.id)).toEqual(["active", 1000, "paid"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("several lines for one invoice, assigned together", async () => {
    const { id, invoice } = await debtor();
    const lines = await received(
      { amount: "100.00", text: invoice.number },
      { amount: "39.00", text: "the rest" },
    );
    const ids = lines.map((line) => line.id);
    const [lone] = await decideLines(ids.slice(0, 1), { decision: "assign", numbers: [invoice.number] }, BY);
    expect(lone).toMatchObject({ ok: false, message: "$39.00 is missing." });
    await decideLines(ids, { decision: "assign", numbers: [invoice.number] }, BY);
    expect(await stateOf(id)).toEqual(["active", 2000, "paid"]);
    expect(await open(lines[0]!)).toEqual([0, 0]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("a little less than the invoice, which banks have kept: within the tolerance only, and with a click", async () => {
    const { id, invoice } = await debtor();
    const [line] = await received({ amount: "136.50", text: invoice.number });
    expect(await proposalFor(line!)).toMatchObject({ act: "keep", strength: "strong" });
    setEnv({ BANK_CHARGES_TOLERANCE: "2.50", BANK_AUTO_SETTLE: "1" });
    expect(await proposalFor(line!)).toMatchObject({ act: "settle", strength: "strong", chargesCents: 250 });
    await settle(line!);
    expect(await stateOf(id)).toEqual(["active", 2000, "paid"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("more than the invoice: the rest stays open", async () => {
    const { id, invoice } = await debtor();
    const [line] = await received({ amount: "150.00", text: invoice.number });
    await decideLines([line!.id], { decision: "assign", numbers: [invoice.number] }, BY);
    expect(await open(line!)).toEqual([1100]);
    expect(await stateOf(id)).toEqual(["active", 2000, "paid"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("what is no tenant's is ignored with its reason", async () => {
    const lines = await received({ amount: "2.50", side: "DBIT", text: "Fee" });
    await ignoreLines([lines[0]!.id], { reason: "Bank fee" }, BY);
    expect(await open(lines[0]!)).toEqual([0]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("a payer that is known", () => {
  const iban = "NL91ABNA0417164300";

  it("by the account it paid from before, with an open invoice of the amount", async () => {
    const one = await debtor("scale");
    const [first] = await received({ amount: "229.00", text: one.invoice.number, iban, name: "Unlike" });
    await settle(first!);
    const other = await debtor("scale");
    const [second] = await received({ amount: "229.00", text: "no reference", iban, name: other.name });
    const proposal = await proposalFor(second!);
    expect(proposal).toMatchObject({
      act: "settle",
      strength: "likely",
      invoices: [{ number: other.invoice.number }],
    });
  });
});

describe("a settlement is taken back", () => {
  const settled = async () => {
    const one = await debtor();
    const [line] = await received({
      amount: "139.00",
      text: one.invoice.number,
      endToEndId: `E2E-${one.id}`,
      iban: "NL91ABNA0417164300",
    });
    await settle(line!);
    return { ...one, line: line! };
  };
  const paymentOf = async (id: number) =>
    (await asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, id))))[0]!;

  it("by a returned transfer: payment and credits follow", async () => {
    const { id, invoice } = await settled();
    const [back] = await received({
      amount: "139.00",
      side: "DBIT",
      isReversal: true,
      endToEndId: `E2E-${id}`,
      text: "Return",
    });
    expect(await proposalFor(back!)).toMatchObject({
      act: "return",
      strength: "strong",
      invoices: [{ number: invoice.number }],
    });
    expect(await settle(back!)).toMatchObject([{ ok: true }]);
    expect(await paymentOf(id)).toMatchObject({ status: "refunded", refundedCents: 13_900 });
    expect((await accountState(id)).account.credits).toBe(0);
    expect(await open(back!)).toEqual([0]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("once: a refund that staff booked before they sent it is not booked again", async () => {
    const { id, invoice } = await settled();
    await refundPayment({ paymentId: (await paymentOf(id)).id, reason: "Sorry", ...BY });
    const [back] = await received({ amount: "139.00", side: "DBIT", text: `Refund ${invoice.number}` });
    await settle(back!);
    expect(await paymentOf(id)).toMatchObject({ status: "refunded", refundedCents: 13_900 });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("by undoing it, once: the line is open again", async () => {
    const { id, line } = await settled();
    const [allocation] = await asSystem((tx) =>
      tx.select().from(bankAllocations).where(eq(bankAllocations.lineId, line.id)),
    );
    await undoAllocation(allocation!.id, "Wrong account", BY);
    expect(await open(line)).toEqual([13_900]);
    expect(await paymentOf(id)).toMatchObject({ status: "refunded" });
    await expect(undoAllocation(allocation!.id, "Again", BY)).rejects.toMatchObject({
      code: "invalid_state",
    });
    expect(await brokenInvariants()).toEqual([]);
  });
});
