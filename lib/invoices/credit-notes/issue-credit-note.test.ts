/**
 * Guards lib/invoices/credit-notes/, lib/payments/records/document-refund.ts, lib/payments/refunds/preview-refund.ts,
 * lib/invoices/note-sent.ts.
 */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, creditNotes, mails, refunds } from "@/db";
import { exportAllCreditNotes, listAllCreditNotes } from "@/lib/admin/credit-notes/list-credit-notes";
import { setClock } from "@/lib/clock";
import type { Cell } from "@/lib/csv";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { previewRefund } from "@/lib/payments/refunds/preview-refund";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { exportCreditNotes } from "./export-credit-notes";
import { getCreditNote, listCreditNotes } from "./queries";

useDatabase();
beforeEach(() => setClock(new Date("2026-11-10T09:00:00Z")));
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
  setClock(undefined);
});

const BY = { actor: "user:1", reason: "The site was offline." };
const notesOf = (id: number) =>
  asSystem((tx) =>
    tx.select().from(creditNotes).where(eq(creditNotes.accountId, id)).orderBy(creditNotes.sequence),
  );
const mailsOf = (id: number, template: string) =>
  asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.aboutAccountId, id), eq(mails.template, template))),
  );

async function paid(planSlug = "scale", amountCents = 22_900) {
  const accountId = await pendingAccount(planSlug);
  const transfer = { externalPaymentId: `PAID-${accountId}`, payerName: "P", actor: "terminal" };
  const { payment, invoice } = await confirmBankTransfer({ accountId, amountCents, ...transfer });
  return { accountId, payment, invoice };
}

describe("a refund", () => {
  it("in part brings a credit note over exactly its money, an email that says it, and a row of its own", async () => {
    const { accountId, payment, invoice } = await paid();
    await refundPayment({ paymentId: payment.id, amountCents: 2_900, ...BY });
    const [note, ...more] = await notesOf(accountId);
    expect(more).toEqual([]);
    expect(note).toMatchObject({
      number: `CN-${accountId}-202611-0001`,
      kind: "refund",
      invoiceId: invoice.id,
      paymentId: payment.id,
      totalCents: 2_900,
      reason: BY.reason,
      buyer: invoice.buyer,
    });
    const [mail] = await mailsOf(accountId, "refunded");
    expect(mail?.props).toMatchObject({
      amount: "$29.00",
      creditsTaken: 506,
      creditNoteNumber: note?.number,
    });
    const rows = await asSystem((tx) => tx.select().from(refunds).where(eq(refunds.paymentId, payment.id)));
    expect(rows).toMatchObject([{ status: "done", provider: null, amountCents: 2_900 }]);
  });

  it("in many parts counts on without a gap, and adds up to the invoice", async () => {
    const { accountId, payment } = await paid();
    for (const amountCents of [1, 2_899, 10_000])
      await refundPayment({ paymentId: payment.id, amountCents, ...BY });
    await refundPayment({ paymentId: payment.id, ...BY });
    const notes = await notesOf(accountId);
    expect(notes.map(({ sequence, totalCents }) => [sequence, totalCents])).toEqual([
      [1, 1],
      [2, 2_899],
      [3, 10_000],
      [4, 10_000],
    ]);
  });

  it("made at the same moment as another one counts on from it", async () => {
    const { accountId, payment } = await paid();
    await Promise.all(
      [100, 200, 300, 400].map((amountCents) => refundPayment({ paymentId: payment.id, amountCents, ...BY })),
    );
    expect((await notesOf(accountId)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  });

  it("is previewed to the last word, and leaves nothing", async () => {
    const { accountId, payment } = await paid();
    const before = await accountState(accountId);
    const preview = await previewRefund({ paymentId: payment.id, amountCents: 2_900, ...BY });
    expect(preview).toMatchObject({
      amountCents: 2_900,
      leftCents: 20_000,
      creditsBefore: 4_000,
      creditsAfter: 3_494,
      creditNoteNumber: `CN-${accountId}-202611-0001`,
    });
    expect(preview.mail.text).toContain(BY.reason);
    expect(preview.mail.text).toContain("506 credits");
    expect(preview.mail.to).toHaveLength(1);
    expect(await accountState(accountId)).toEqual(before);
    expect(await notesOf(accountId)).toEqual([]);
    expect(await mailsOf(accountId, "refunded")).toEqual([]);
    await refundPayment({ paymentId: payment.id, amountCents: 2_900, ...BY });
    expect((await accountState(accountId)).account.credits).toBe(preview.creditsAfter);
  });

  it("over more than is left is refused in the preview too", async () => {
    const { payment } = await paid();
    const tooMuch = previewRefund({ paymentId: payment.id, amountCents: 22_901, ...BY });
    await expect(tooMuch).rejects.toMatchObject({ code: "validation_error" });
  });
});

describe("an invoice that is voided", () => {
  it("gets a credit note over all of it where it was sent, and its buyer is told", async () => {
    const id = await pendingAccount("growth"); // Its first invoice was not sent to anybody.
    for (const planSlug of ["scale", "starter"])
      await changePlan({ accountId: id, planSlug, actor: "user:1" });
    const { invoices } = await accountState(id);
    expect(invoices.map(({ status, sentAt }) => [status, sentAt !== null])).toEqual([
      ["void", false],
      ["void", true],
      ["open", true],
    ]);
    expect(await notesOf(id)).toMatchObject([
      { kind: "void", invoiceId: invoices[1]?.id, totalCents: invoices[1]?.totalCents, paymentId: null },
    ]);
    expect(await mailsOf(id, "invoice-cancelled")).toHaveLength(1);
  });
});

describe("lists of credit notes", () => {
  it("show an account its own, newest first, and staff everybody's", async () => {
    const [one, other] = [await paid(), await paid()];
    for (const { payment } of [one, one, other])
      await refundPayment({ paymentId: payment.id, amountCents: 100, ...BY });
    const own = await listCreditNotes(one.accountId, { limit: 10 });
    expect(own.map(({ note }) => note.sequence)).toEqual([2, 1]);
    await expect(getCreditNote(other.accountId, own[0]!.note.id)).rejects.toMatchObject({
      code: "not_found",
    });
    const all = await listAllCreditNotes({ limit: 100 });
    expect(all.map(({ note }) => note.accountId)).toEqual(
      expect.arrayContaining([one.accountId, other.accountId]),
    );
    const rows = await cells(exportCreditNotes(one.accountId));
    expect(rows.map(([number]) => number)).toEqual([
      "number",
      ...own.map(({ note }) => note.number).reverse(),
    ]);
    expect(rows[1]).toEqual(expect.arrayContaining([one.invoice.number, "1.00"]));
    expect((await cells(exportAllCreditNotes())).length).toBe(all.length + 1);
  });
});

async function cells(rows: AsyncGenerator<Cell[]>): Promise<Cell[][]> {
  const read: Cell[][] = [];
  for await (const row of rows) read.push(row);
  return read;
}
