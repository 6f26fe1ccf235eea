/** Guards lib/payments/settlement/used-reference.ts and the function fold_reference of drizzle/. */
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "@/db";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();

const confirm = (accountId: number, externalPaymentId: string, more = {}) =>
  confirmBankTransfer({
    accountId,
    externalPaymentId,
    amountCents: 13_900,
    payerName: "Petra",
    actor: "user:1",
    ...more,
  });

const fold = async (reference: string) => {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ folded: string }>(sql`select fold_reference(${reference}) as folded`),
  );
  return rows[0]?.folded;
};

describe("references are one and the same", () => {
  it.each([
    "AB-1",
    "ab 1",
    "AB‑1",
    "AB–1",
    "A B—1",
    "a.b.1",
    "AB\u00a01",
    "AB\u200b1",
    "ＡＢ１",
    "AB−1",
    "AB\u00ad1",
    "ab・1",
    "AB·1",
  ])("as AB-1 is %j", async (written) => {
    expect(await fold(written)).toBe("ab1");
  });

  it("whether accents are composed or not, and not where letters differ", async () => {
    expect(await fold("Größe É1".normalize("NFD"))).toBe(await fold("größe-é1"));
    expect(await fold("AB-1")).not.toBe(await fold("AB-2"));
    expect(await fold("A/1")).not.toBe(await fold("A1"));
  });

  it("but not all that consist of nothing else", async () => {
    expect(await fold("---")).toBe("---");
    expect(await fold("...")).toBe("...");
  });
});

describe("a transfer whose reference was written otherwise", () => {
  it.each(["ab 1", "AB‑1", "A B . 1", "ＡＢ－1"])(
    "%j is the same payment: no second month",
    async (written) => {
      const id = await pendingAccount();
      const reference = (text: string) => `${text}-${id}`;
      const first = await confirm(id, reference("AB-1"));
      const again = await confirm(id, reference(written));
      expect(again).toMatchObject({ replayed: true, invoice: { number: first.invoice.number } });
      expect(again.payment.externalPaymentId).toBe(reference("AB-1"));
      expect((await accountState(id)).subscription.currentPeriodEnd).toEqual(
        first.subscription.currentPeriodEnd,
      );
    },
  );

  it("pays another month once staff say why it is another one, once", async () => {
    const id = await pendingAccount();
    const first = await confirm(id, `SO-${id}`);
    const reason = { sameReferenceReason: "Standing order: the bank repeats its text." };
    const [second, ...again] = await Promise.all(
      Array.from({ length: 5 }, () => confirm(id, `so ${id}`, reason)),
    );
    expect([second, ...again].filter((answer) => answer?.replayed === false)).toHaveLength(1);
    const { subscription } = await accountState(id);
    expect(subscription.currentPeriodEnd?.getTime()).toBeGreaterThan(
      first.subscription.currentPeriodEnd?.getTime() ?? 0,
    );
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is refused for another account, and taken with a reason", async () => {
    const [one, other] = [await pendingAccount(), await pendingAccount()];
    await confirm(one, `X-${one}`);
    await expect(confirm(other, `x${one}`)).rejects.toMatchObject({ code: "payment_reference_used" });
    const reason = { sameReferenceReason: "Two customers of one bank, both write RENT." };
    expect(await confirm(other, `x${one}`, reason)).toMatchObject({ replayed: false });
  });
});

describe("a tenant who reports a reference again", () => {
  it("reads which invoice it paid, never that it is another account's", async () => {
    const id = await pendingAccount();
    const { invoice } = await confirm(id, `OWN-${id}`);
    await changePlan({ accountId: id, planSlug: "scale", actor: "user:1" });
    const open = (await accountState(id)).invoices.find(({ status }) => status === "open")!;
    const report = reportBankTransfer({
      accountId: id,
      invoiceId: open.id,
      externalPaymentId: `own ${id}`,
      amountCents: open.totalCents,
      payerName: "P",
      actor: "user:1",
    });
    await expect(report).rejects.toMatchObject({
      code: "payment_reference_used",
      message: expect.stringContaining(invoice.number),
    });
    await expect(report).rejects.not.toMatchObject({ message: expect.stringMatching(/account/) });
  });

  it("has it approved only with a reason, where it was settled in the meantime", async () => {
    const [one, other] = [await pendingAccount(), await pendingAccount()];
    const { invoices } = await accountState(other);
    const report = await reportBankTransfer({
      accountId: other,
      invoiceId: invoices[0]!.id,
      externalPaymentId: `SAME-${one}`,
      amountCents: 13_900,
      payerName: "P",
      actor: "user:1",
    });
    await confirm(one, `same ${one}`);
    const decision = { paymentId: report.id, actor: "user:1" };
    await expect(approvePayment(decision)).rejects.toMatchObject({ code: "payment_reference_used" });
    const approved = await approvePayment({
      ...decision,
      sameReferenceReason: "Seen twice on the statement.",
    });
    expect(approved.payment).toMatchObject({ status: "succeeded", externalPaymentId: `SAME-${one}` });
  });
});
